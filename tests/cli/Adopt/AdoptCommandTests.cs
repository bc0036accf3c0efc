using System.Text.Json;
using Infra.Stacks;
using Infra.Tests.Commands;
using Infra.Tests.Diff;
using Infra.Tests.Promotion;
using Infra.Tests.Support;

namespace Infra.Tests.Adopt;

public sealed class AdoptCommandTests
{
    // What nobody may see: the values of the Secret that runs.
    private static readonly string[] Secrets = ["not-a-real", "bm90LWEtcmVhbC1"];

    [Theory]
    [InlineData("prod", "argocd")]
    [InlineData("prod", "kubectl")]
    [InlineData("after", "argocd")]
    public async Task The_page_has_the_steps_in_their_order_with_their_commands(string stack, string owner)
    {
        using var run = Begin(owner);

        Assert.Equal(0, await run.RunAsync("adopt", stack, "--from", "running", "--format", "markdown"));

        Golden.Is($"Adopt/golden/{stack}-{owner}.md", run.Output[..run.Output.IndexOf("\n## Changes\n", StringComparison.Ordinal)]);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_text_says_the_same_as_the_page()
    {
        using var run = Begin("argocd");

        Assert.Equal(0, await run.RunAsync("adopt", "prod", "--from", "running"));

        Assert.Contains("63 objects of stack prod against folder running: ", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 0 replaced, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("  5. prod: 7 hosts served, none lost", run.Output, StringComparison.Ordinal);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_files_are_written_and_named()
    {
        using var run = Begin("argocd");

        Assert.Equal(0, await run.RunAsync("adopt", "prod", "--from", "running", "--out", "out", "--json"));

        Assert.Equal("Written to out: prod-import.json, prod-adoption.md and prod-handover.sh.\n", run.Error);
        Golden.Is("Adopt/golden/prod-import.json", File.ReadAllText(Path.Combine(run.Folder, "out/prod-import.json")));
        Golden.Is("Adopt/golden/prod-handover.sh", File.ReadAllText(Path.Combine(run.Folder, "out/prod-handover.sh")));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(run.Folder, "out")))
            Assert.All(Secrets, secret => Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal));

        using var json = JsonDocument.Parse(run.Output);
        Assert.All(json.RootElement.GetProperty("walk").EnumerateArray(), step => Assert.Equal(0, step.GetProperty("lost").GetArrayLength()));
    }

    [Fact]
    public async Task The_import_file_holds_parents_before_children_and_names_each_once()
    {
        using var run = Begin("kubectl");
        await run.RunAsync("adopt", "after", "--from", "running", "--json");

        using var json = JsonDocument.Parse(run.Output);
        var import = json.RootElement.GetProperty("import");
        var known = import.GetProperty("nameTable").EnumerateObject().Select(entry => (string?)entry.Name).ToHashSet();
        foreach (var resource in import.GetProperty("resources").EnumerateArray())
        {
            if (resource.TryGetProperty("parent", out var parent))
                Assert.Contains(parent.GetString()!, known);

            Assert.NotEqual(resource.TryGetProperty("id", out _), resource.TryGetProperty("component", out _));
            Assert.True(known.Add(resource.GetProperty("name").GetString()!));
        }

        Assert.Contains("chocoletter/refac-chocoletter-server-after", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("gateway/web-gateway-after\"", import.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adopt nobody --from running", "INF0301")]
    [InlineData("adopt prod --from nowhere", "INF0307")]
    [InlineData("adopt prod --from empty", "INF0312")]
    [InlineData("adopt prod --from other", "INF0535")]
    [InlineData("adopt prod --from broken", "INF0302")]
    [InlineData("adopt prod", "INF0533")]
    public async Task What_cannot_be_adopted_is_refused(string line, string code)
    {
        using var run = Begin("kubectl");
        run.Write("empty/notes.txt", "");
        run.Write("other/shop.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop, namespace: shop }\n");
        run.Write("broken/a.yaml", "a: [\n");

        Assert.Equal(1, await run.RunAsync(line.Split(' ')));

        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_is_for_the_cluster()
    {
        using var run = Begin("kubectl");

        Assert.Equal(2, await run.RunAsync("adopt", "prod", "--from", "running", "--context", "home"));

        Assert.Contains("leave it out with --from", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unable to connect to the server: dial tcp 192.0.2.1:6443: i/o timeout")]
    [InlineData("The connection to the server localhost:8080 was refused - did you specify the right host or port?")]
    [InlineData("error: context \"home\" does not exist")]
    public async Task A_cluster_that_does_not_answer_is_refused_in_one_sentence(string complaint)
    {
        using var run = Begin("kubectl");
        run.Program("kubectl", $"echo '{complaint}' >&2\nexit 1\n");

        Assert.Equal(1, await run.RunAsync("adopt", "prod", "--context", "home"));

        Assert.Contains("INF0533", run.Error, StringComparison.Ordinal);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
        Assert.Contains("kubectl --context home cluster-info", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_kubectl_a_folder_can_be_named()
    {
        using var run = Begin("kubectl");

        Assert.Equal(1, await run.RunAsync("adopt", "prod"));

        Assert.Contains("no kubectl on the PATH", run.Error, StringComparison.Ordinal);
        Assert.Contains("--from", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_asked_is_said_and_the_rest_is_compared()
    {
        using var run = Begin("kubectl");
        run.Program("kubectl", $$"""
            echo "$@" >> {{run.Folder}}/calls.txt
            case "$*" in
              *api-versions*) printf 'v1\napps/v1\nautoscaling/v2\nnetworking.k8s.io/v1\npolicy/v1\n' ;;
              *api-resources*) printf 'deployments deploy apps/v1 true Deployment\nservices svc v1 true Service\nsecrets v1 true Secret\nstorageclasses sc storage.k8s.io/v1 false StorageClass\n' ;;
              *"get secrets"*) echo 'Error from server (Forbidden): secrets is forbidden: User "dev" cannot list resource "secrets"' >&2; exit 1 ;;
              *customresourcedefinitions*) : ;;
              *storageclasses*) : ;;
              *--filename=-*) cat {{run.Folder}}/running/prod.yaml ;;
              *) : ;;
            esac
            """);

        Assert.Equal(0, await run.RunAsync("adopt", "prod", "--context", "home", "--format", "markdown"));

        Assert.Contains("secrets is forbidden", run.Output, StringComparison.Ordinal);
        Assert.Contains("a default storage class", run.Output, StringComparison.Ordinal);
        Assert.Contains("the metrics API", run.Output, StringComparison.Ordinal);
        Assert.Contains("Gateway of gateway.networking.k8s.io/v1", run.Output, StringComparison.Ordinal);
        Assert.Contains("kubectl --context home -n chocoletter patch deployment.apps redis", run.Output, StringComparison.Ordinal);
        Assert.All(File.ReadAllLines(Path.Combine(run.Folder, "calls.txt")),
            call => Assert.StartsWith("--context home --request-timeout=30s ", call, StringComparison.Ordinal));
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_of_another_system_is_adopted_in_one_deployment()
    {
        using var run = new CommandRun();
        run.Write("live/web.yaml", """
            apiVersion: v1
            kind: Service
            metadata: { name: web, namespace: shop }
            spec: { clusterIP: 10.0.0.7, clusterIPs: [10.0.0.7], type: ClusterIP, ports: [{ port: 80, targetPort: 80, protocol: TCP }] }
            """);

        Assert.Equal(1, await run.RunAsync("adopt", "prod", "--from", "live"));

        Assert.Contains("Service shop/web: spec.clusterIP cannot be changed", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("infra:adoption", run.Output, StringComparison.Ordinal);
    }

    private static CommandRun Begin(string owner)
    {
        var run = new CommandRun { Systems = Systems.All };
        foreach (var stack in new[] { "prod", "after" })
            run.Write($"Pulumi.{stack}.yaml", HouseRun.House(stack));

        var exported = Path.Combine(Repository.Folder, "tests", "stacks", "Chocoletter", "running", owner);
        foreach (var file in Directory.EnumerateFiles(exported))
            run.Write($"running/{Path.GetFileName(file)}", File.ReadAllText(file));

        return run;
    }
}
