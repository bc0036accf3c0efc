using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>The house stacks on k3s, by <c>docs/examples/k3s</c>, beside the same stacks on the owner's existing cluster.</summary>
public sealed class K3sTests(House house) : IClassFixture<House>
{
    private static readonly Lazy<StackResult> Prod = new(() => House.Run("prod", Examples));
    private static readonly Lazy<StackResult> After = new(() => House.Run("after", Examples));

    /// <summary>The folder of the stack files.</summary>
    public static string Examples => Path.Combine(Repository.Folder, "docs", "examples", "k3s");

    [Fact]
    public void Prod_differs_from_an_existing_cluster_only_where_the_cluster_does() =>
        Difference.Compare("golden-k3s/prod.diff", Difference.Of(house.Prod, "an existing cluster", Prod.Value, "k3s"));

    [Fact]
    public void After_differs_in_nothing() => Assert.Empty(Difference.Of(house.After, "an existing cluster", After.Value, "k3s"));

    [Theory]
    [InlineData("prod", "infra:cluster")]
    [InlineData("after")]
    public void The_stack_files_differ_by_the_cluster_alone(string stack, params string[] keys) =>
        Assert.Equal(keys, Difference.OfFiles(stack, Repository.House, Examples));

    [Fact]
    public void The_cluster_is_made_before_anything_is_put_on_it_and_of_nothing_but_machines() =>
        Difference.Compare("golden-k3s/cluster.txt",
        string.Concat(Prod.Value.Inventory.Cloud.Select(resource => (resource.Key, resource.Options))
            .Concat(Prod.Value.Providers.Select(provider => (provider.Key, provider.Options)))
            .Select(made =>
                $"{made.Key}{(made.Options.Protect ? ", protected" : "")}\n{string.Concat(made.Options.DependsOn.Select(other => $"  after {other.Name}\n"))}")));

    [Fact]
    public void An_attached_stack_reaches_the_cluster_by_the_kubeconfig_that_the_owner_exports()
    {
        var exported = Assert.Single(Prod.Value.Outputs, output => output.Name == "kubeconfig");
        Assert.True(exported.IsSecret);
        Assert.Equal(((ScalarNode)exported.Value).ToString(), Assert.Single(After.Value.Providers).Inputs.Value("kubeconfig"));
    }

    [Fact]
    public void The_owner_exports_the_token_without_which_no_snapshot_can_be_restored()
    {
        var exported = Assert.Single(Prod.Value.Outputs, output => output.Name == "recoveryKeys");
        Assert.True(exported.IsSecret);
        Assert.Equal("<random:index/randomPassword:RandomPassword cluster-token result>", ((MapNode)exported.Value).Value("serverToken"));
        Assert.Empty(((MapNode)Assert.Single(house.Prod.Outputs, output => output.Name == "recoveryKeys").Value).Entries);
    }

    [Fact]
    public void No_secret_of_the_machines_is_rendered()
    {
        var rendered = string.Concat(Difference.Rendering(Prod.Value).Values);
        Assert.DoesNotContain("cluster.k3s", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("cluster-token", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preflight_of_an_existing_cluster_comes_before_its_provider_and_renders_nothing()
    {
        var prod = House.RunWith("prod", "infra:cluster: existing",
            "infra:cluster: { existing: { preflight: true, storageClasses: [local-path], storageClass: local-path } }");
        var provider = Assert.Single(prod.Providers, provider => provider.Key.Name == "cluster");

        Assert.Equal(["cluster-kube-system", "cluster-local-path"], provider.Options.DependsOn.Select(other => other.Name));
        Assert.Equal(house.Prod.Inventory.Manifests.Select(manifest => manifest.Id),
            prod.Inventory.Manifests.Select(manifest => manifest.Id));
    }

    [Theory]
    [InlineData("        - { name: choco-2,", "        - { name: choco-1,", "INF0451", "infra:cluster.k3s.servers[1].name")]
    [InlineData("host: 192.168.0.14,", "host: 192.168.0.11,", "INF0451", "infra:cluster.k3s.agents[0].host")]
    [InlineData("hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAgentsPublicHostKeyGoesHere", "hostKey: SHA256:abc", "INF0120",
        "infra:cluster.k3s.agents[0].hostKey")]
    [InlineData("host: 192.168.0.14", "host: ops@192.168.0.14", "INF0120", "infra:cluster.k3s.agents[0].host")]
    [InlineData("        user: ops\n", "        user: ops\n        port: 0\n", "INF0111", "infra:cluster.k3s.ssh.port")]
    [InlineData("        user: ops\n", "        user: Ops\n", "INF0120", "infra:cluster.k3s.ssh.user")]
    [InlineData("        user: ops\n", "        user: ops\n        privateKey: plain\n", "INF0204", "infra:cluster.k3s.ssh.privateKey")]
    [InlineData("    k3s:\n", "    existing: { context: home }\n    k3s:\n", "INF0207", "infra:cluster")]
    [InlineData("    k3s:\n", "    k3s:\n      preflight: true\n", "INF0101", "infra:cluster.k3s.preflight")]
    [InlineData("    k3s:\n", "    k3:\n", "INF0101", "infra:cluster")]
    [InlineData("      snapshots:\n", "      version: v1.36\n      snapshots:\n", "INF0120", "infra:cluster.k3s.version")]
    [InlineData("      snapshots:\n", "      snapshots:\n        onNodesOnly: twice\n", "INF0207", "infra:cluster.k3s.snapshots")]
    [InlineData("        inBucket:\n", "        inBucket:\n          schedule: hourly\n", "INF0120",
        "infra:cluster.k3s.snapshots.inBucket.schedule")]
    [InlineData("      snapshots:\n", "      backend: calico\n      snapshots:\n", "INF0105", "infra:cluster.k3s.backend")]
    [InlineData("      snapshots:\n", "      registries:\n        docker.io: { user: me }\n      snapshots:\n", "INF0212",
        "infra:cluster.k3s.registries[\"docker.io\"].password")]
    public void What_does_not_fit_k3s_is_refused_where_it_stands(string text, string replacement, string code, string where) =>
        Assert.Contains(Refused(text, replacement),
            problem => problem.Code.Id == code && problem.Where.EndsWith(where, StringComparison.Ordinal) && problem.At is not null);

    [Theory]
    [InlineData("        - { name: choco-3, host: 192.168.0.13, hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIThirdServersPublicHostKeyGoesHere }\n", "", "INF0450")]
    [InlineData("      snapshots:\n", "      version: v1.33.1+k3s1\n      snapshots:\n", "INF0452")]
    [InlineData("      snapshots:\n", "      upgradesFrom: v1.34.1+k3s1\n      snapshots:\n", "INF0453")]
    [InlineData("      snapshots:\n", "      podCidr: 10.0.0.0/8\n      snapshots:\n", "INF0460")]
    [InlineData("    k3s:\n", "    k3s:\n      storageClass: gp3\n", "INF0459")]
    [InlineData("labels: { disk: ssd }", "labels: { disk: \"s s d\" }", "INF0461")]
    public void What_no_cluster_would_survive_is_refused(string text, string replacement, string code) =>
        Assert.Contains(Refused(text, replacement), problem => problem.Code.Id == code);

    private static IReadOnlyList<Diagnostic> Refused(string text, string replacement) =>
        Assert.Throws<RefusedException>(() => House.RunWith("prod", text, replacement, folder: Examples)).Diagnostics;
}
