using System.Text.Json.Nodes;
using Infra.Components.Apps;
using Infra.Components.Observability;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Observability;

public sealed class ElasticStackTests
{
    [Fact]
    public Task Three_of_them_with_Kibana_behind_the_gateway() =>
        ComponentGolden.CheckAsync("Observability/golden/elastic-three", cluster =>
        {
            var space = new NamespaceRef(cluster, "logs");
            var logs = new ElasticStack("logs", Args(cluster) with
            {
                Operator = new EckOperator("eck", new() { Cluster = cluster, Watches = [space] }),
                RetentionDays = 30,
                Dataset = "shop",
                MemoryMap = true,
                Logstash = new LogIntake { Pods = 2, Buffer = "4Gi", Resources = new Resources("500m", "2Gi") },
                Kibana = new LogPages { Expose = [Fixtures.Exposed(cluster, "kibana.example.com")] },
                StorageClass = new StorageClassRef("fast", shared: false),
                Placement = new Placement
                {
                    Spread = Spread.Required,
                    NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" },
                    Tolerations = [new Toleration("data")],
                },
            });
            Assert.Equal((8088, 9200, 5601), (logs.Port, logs.Elasticsearch.ServicePort, logs.Kibana!.ServicePort));
            Assert.Equal("elastic", logs.Administrator.Key);
        });

    [Fact]
    public Task One_of_a_laboratory_has_a_port_on_the_cluster_s_nodes() =>
        ComponentGolden.CheckAsync("Observability/golden/elastic-laboratory", cluster => _ = new ElasticStack("logs", Args(cluster) with
        {
            Nodes = 1,
            Kibana = new LogPages { NodePort = 30005 },
        }));

    [Fact]
    public async Task Images_and_charts_come_from_the_mirrors()
    {
        var mirrors = new Mirrors
        {
            Images = new Dictionary<string, string> { ["docker.elastic.co"] = "mirror.example.com/elastic" },
            Charts = new Dictionary<string, string> { ["https://helm.elastic.co"] = "oci://mirror.example.com/charts" },
        };
        var rendered = await ComponentGolden.CheckAsync("Observability/golden/elastic-mirrored", mirrors, cluster =>
            _ = new ElasticStack("logs", Args(cluster) with { Operator = new EckOperator("eck", new() { Cluster = cluster }), Kibana = null }));
        Assert.All(rendered.Resources.Where(resource => resource.Tree.Map("spec")?.Text("image") is not null),
            resource => Assert.StartsWith("mirror.example.com/elastic/", resource.Tree.Map("spec")!.Text("image")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_template_is_JSON_and_keeps_logs_for_a_time()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new ElasticStack("logs", Args(cluster) with { RetentionDays = 7, Dataset = "shop" }));
        var template = JsonNode.Parse(rendered.Resources.Single(resource => resource.Type == "kubernetes:core/v1:ConfigMap").Tree.Map("data")!
            .Text("logs.json")!)!;
        Assert.Equal("7d", (string)template["template"]!["lifecycle"]!["data_retention"]!);
        Assert.Equal("logs-shop-default", (string)template["index_patterns"]![0]!);
        Assert.NotNull(template["data_stream"]);
    }

    [Fact]
    public Task Two_are_refused() => Once(args => args with { Nodes = 2 }, Codes.NoFailover, "Nodes", "2");

    [Fact]
    public Task Too_little_memory_is_refused() =>
        Once(args => args with { Resources = new Resources("500m", "512Mi") }, Codes.OutOfRange, "Resources.Memory", "512Mi");

    [Fact]
    public Task A_version_without_retention_is_refused() => Once(args => args with { Version = "7.17.0" }, Codes.VersionMatrix, "Version", "7.17.0");

    [Fact]
    public Task A_port_that_an_ordinary_user_may_not_have_is_refused() =>
        Once(args => args with { Logstash = new LogIntake { Port = 514 } }, Codes.Exclusive, "Logstash.Port", "514");

    [Fact]
    public Task A_buffer_without_room_is_refused() =>
        Once(args => args with { Logstash = new LogIntake { Buffer = "100Mi" } }, Codes.OutOfRange, "Logstash.Buffer", "100Mi");

    [Fact]
    public Task A_storage_class_that_the_cluster_does_not_have_is_refused() => Refused.OnceAsync(
        cluster => _ = new ElasticStack("logs", Args(cluster) with
        {
            Namespace = new NamespaceRef(new Cluster { Provider = cluster.Provider, StorageClasses = ["gp3"] }, "logs"),
            StorageClass = new StorageClassRef("fast", shared: false),
        }), Codes.UnknownStorageClass, "ElasticStack logs, StorageClass", "fast");

    [Fact]
    public Task Two_Kibanas_do_not_have_one_port_of_the_nodes() => Rendered.RunAsync(cluster =>
    {
        _ = new ElasticStack("logs", Args(cluster) with { Kibana = new LogPages { NodePort = 30005 } });
        var refusal = Assert.Throws<RefusedException>(() =>
            new ElasticStack("more", Args(cluster) with { Kibana = new LogPages { NodePort = 30005 } }));
        Assert.Equal("ElasticStack more, Kibana.NodePort", Assert.Single(refusal.Diagnostics).Where);
    });

    [Fact]
    public Task An_operator_that_does_not_run_on_the_cluster_is_refused() => Refused.OnceAsync(
        cluster => _ = new EckOperator("eck", new()
        {
            Cluster = new Cluster { Provider = cluster.Provider, Version = new Infra.Catalogue.KubernetesVersion(31) },
        }), Codes.VersionMatrix, "EckOperator eck, Version", Infra.Catalogue.ChartCatalogue.EckOperator.Version);

    private static ElasticStackArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "logs"),
        Resources = new Resources("500m", "2Gi"),
        Size = "30Gi",
    };

    private static Task Once(Func<ElasticStackArgs, ElasticStackArgs> change, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => _ = new ElasticStack("logs", change(Args(cluster))), code, $"ElasticStack logs, {where}", actual);
}
