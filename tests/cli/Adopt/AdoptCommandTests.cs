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

        Assert.StartsWith("63 objects of stack prod against folder running: 14 taken over as they are, 21 changed in place, 0 replaced, 28 new.\n"
            + "Hosts: 7 hosts served today, none is lost in 5 deployments.\n"
            + "Down for a moment, all pods at once: chocoletter/redis and chocoletter/refac-chocoletter-chat.\n", run.Output,
            StringComparison.Ordinal);
        Assert.Contains("  - 5. prod: 7 hosts served, none lost", run.Output, StringComparison.Ordinal);
        Assert.Contains("--out <folder>", run.Error, StringComparison.Ordinal);
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
        Assert.All(json.RootElement.GetProperty("walk").EnumerateArray(),
            step => Assert.Equal(0, step.GetProperty("lost").GetArrayLength()));
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
    public async Task A_cluster_that_the_stack_makes_comes_before_the_import_with_all_that_it_needs()
    {
        using var run = Begin("argocd");
        run.Write("Pulumi.prod.yaml", File.ReadAllText(Path.Combine(Repository.Folder, "docs", "examples", "k3s", "Pulumi.prod.yaml")));

        Assert.Equal(0, await run.RunAsync("adopt", "prod", "--from", "running", "--json"));

        using var json = JsonDocument.Parse(run.Output);
        var commands = json.RootElement.GetProperty("steps").EnumerateArray()
            .SelectMany(step => step.GetProperty("commands").EnumerateArray()).Select(command => command.GetString()!);
        var up = Assert.Single(commands, command => command.Contains("--target", StringComparison.Ordinal));
        foreach (var name in new[]
        {
            "cluster-token",
            "cluster-choco-1-check",
            "cluster-choco-4",
            "cluster-choco-4-member",
            "cluster-kubeconfig",
        })
        {
            Assert.Contains($"::{name}'", up, StringComparison.Ordinal);
        }

        Assert.EndsWith("pulumi:providers:kubernetes::cluster'", up, StringComparison.Ordinal);
        Assert.DoesNotContain("chocoletter", up, StringComparison.Ordinal);
        Assert.DoesNotContain("kubernetes:core", up, StringComparison.Ordinal);
        Assert.Contains("Be sure of the cluster", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ existing: { context: home } }", "", "--context home ")]
    [InlineData("{ existing: { kubeconfig: keys/home.yaml, context: home } }", "", "--kubeconfig FOLDER/keys/home.yaml --context home ")]
    [InlineData("{ existing: { kubeconfig: ~/home.yaml } }", "", "--kubeconfig HOME/home.yaml ")]
    [InlineData("{ existing: { context: home } }", "--context other", "--context other ")]
    [InlineData("{ existing: { context: home } }", "--kubeconfig keys/mine.yaml", "--kubeconfig FOLDER/keys/mine.yaml ")]
    [InlineData("existing", "", "")]
    public async Task The_cluster_of_the_stack_is_asked(string cluster, string options, string asked)
    {
        using var run = Begin("kubectl");
        run.Edit("prod", "infra:cluster: existing", $"infra:cluster: {cluster}");
        run.Write("keys/mine.yaml", "");
        run.Program("kubectl", $"echo \"$@\" >> {run.Folder}/calls.txt\nexit 1\n");
        run.Environment["HOME"] = Path.Combine(run.Folder, "me");
        var wanted = asked.Replace("FOLDER", run.Folder, StringComparison.Ordinal)
            .Replace("HOME", run.Environment["HOME"], StringComparison.Ordinal);

        await run.RunAsync(["adopt", "prod", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        if (!options.StartsWith("--kubeconfig", StringComparison.Ordinal))
            await run.RunAsync(["diff", "prod", "--against", "cluster", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.All(File.ReadAllLines(Path.Combine(run.Folder, "calls.txt")),
            call => Assert.StartsWith(wanted + "--request-timeout=30s ", call, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_only_a_deployment_knows_the_cluster_it_is_said_which_one_was_asked()
    {
        using var run = Begin("kubectl");
        run.Write("Pulumi.prod.yaml", File.ReadAllText(Path.Combine(Repository.Folder, "docs", "examples", "k3s", "Pulumi.prod.yaml")));
        run.Program("kubectl", $"case \"$*\" in *--filename=-*) cat {run.Folder}/running/prod.yaml ;; esac\n");

        await run.RunAsync("adopt", "prod");

        Assert.Contains("the current context of kubectl was asked", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kubeconfig_that_is_not_there_is_refused()
    {
        using var run = Begin("kubectl");

        Assert.Equal(1, await run.RunAsync("adopt", "prod", "--kubeconfig", "nowhere.yaml"));

        Assert.Contains("INF0307", run.Error, StringComparison.Ordinal);
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
