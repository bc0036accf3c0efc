using Infra.Components.Apps;
using Infra.Components.Observability;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Databases.Servers;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Observability;

public sealed class OpenSearchStackTests
{
    [Fact]
    public Task Three_of_them_with_pages_behind_the_gateway() =>
        ComponentGolden.CheckAsync("Observability/golden/opensearch-three", cluster =>
        {
            var logs = new OpenSearchStack("logs", Args(cluster) with
            {
                RetentionDays = 30,
                Dataset = "shop",
                MemoryMap = true,
                Intake = new LogIntake { Pods = 2, Buffer = "4Gi", Resources = new Resources("100m", "512Mi") },
                Dashboards = new LogPages { Pods = 2, Expose = [Fixtures.Exposed(cluster, "logs.example.com")] },
                StorageClass = new StorageClassRef("fast", shared: false),
                Placement = new Placement
                {
                    Spread = Spread.Required,
                    NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" },
                    Tolerations = [new Toleration("data")],
                },
            });
            Assert.Equal((8088, 9200, 5601), (logs.Port, logs.OpenSearch.ServicePort, logs.Dashboards!.ServicePort));
        });

    [Fact]
    public Task One_of_a_laboratory_has_a_port_on_the_cluster_s_nodes() => ComponentGolden.CheckAsync("Observability/golden/opensearch-laboratory",
        new Mirrors { Images = new Dictionary<string, string> { ["docker.io"] = "mirror.example.com/hub" } },
        cluster => _ = new OpenSearchStack("logs", Args(cluster) with { Nodes = 1, Dashboards = new LogPages { NodePort = 30005 } }));

    [Fact]
    public Task Two_are_refused() => Once(args => args with { Nodes = 2 }, Codes.NoFailover, "Nodes", "2");

    [Fact]
    public Task Too_little_memory_is_refused() =>
        Once(args => args with { Resources = new Resources("500m", "512Mi") }, Codes.OutOfRange, "Resources.Memory", "512Mi");

    [Fact]
    public Task An_old_version_is_refused() => Once(args => args with { Version = "2.19.0" }, Codes.VersionMatrix, "Version", "2.19.0");

    [Fact]
    public Task A_port_that_an_ordinary_user_may_not_have_is_refused() =>
        Once(args => args with { Intake = new LogIntake { Port = 514 } }, Codes.Exclusive, "Intake.Port", "514");

    [NeedsServer("python3")]
    public async Task The_policy_is_written_once_and_anew_when_it_changes()
    {
        using var server = new FakePolicies();
        Assert.Contains("is written", await RunAsync(server, "14d"), StringComparison.Ordinal);
        Assert.Contains("is as it should be", await RunAsync(server, "14d"), StringComparison.Ordinal);
        Assert.Contains("is written", await RunAsync(server, "30d"), StringComparison.Ordinal);
        Assert.Equal("30d", (string)server.Policy!["states"]![0]!["transitions"]![0]!["conditions"]!["min_index_age"]!);
        Assert.Equal("logstash-app-*", (string)server.Policy["ism_template"]![0]!["index_patterns"]![0]!);
        Assert.Equal(2, server.Writes);
        Assert.Contains("refuses", await RunAsync(server, "30d", "wrong"), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(FakePolicies server, string age, string password = "right")
    {
        using var folder = new TemporaryFolder();
        var rendered = await Rendered.RunAsync(cluster => _ = new OpenSearchStack("logs", Args(cluster)));
        var script = folder.Write("opensearch-retention.py", rendered.Resources.Where(resource => resource.Type == "kubernetes:core/v1:ConfigMap")
            .Select(resource => resource.Tree.Map("data")!.Text("opensearch-retention.py")).Single(text => text is not null)!);
        var answer = await Program.RunAsync(Program.Find("python3")!, [script], "", new Dictionary<string, string>
        {
            ["OPENSEARCH_URL"] = server.Address,
            ["OPENSEARCH_USER"] = "admin",
            ["OPENSEARCH_PASSWORD"] = password,
            ["AUTHORITY"] = "",
            ["POLICY"] = "logs-app",
            ["PATTERN"] = "logstash-app-*",
            ["AGE"] = age,
            ["PAUSE"] = "0",
        });
        return answer.Output + answer.Errors;
    }

    private static OpenSearchStackArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "logs"),
        Resources = new Resources("500m", "2Gi"),
        Size = "30Gi",
    };

    private static Task Once(Func<OpenSearchStackArgs, OpenSearchStackArgs> change, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => _ = new OpenSearchStack("logs", change(Args(cluster))), code, $"OpenSearchStack logs, {where}", actual);
}
