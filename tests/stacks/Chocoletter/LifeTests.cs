using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>What happens to the house stacks when they are taken over, upgraded and taken down.</summary>
public sealed class LifeTests(House house) : IClassFixture<House>
{
    private static string Eks => Path.Combine(Repository.Folder, "docs", "examples", "eks");

    public static TheoryData<string, string> Stacks => new()
    {
        { "prod", "" }, { "after", "" }, { "prod", "docs/examples/eks" }, { "after", "docs/examples/eks" }, { "prod", "docs/examples/k3s" },
        { "after", "docs/examples/k3s" },
    };

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Everything_in_the_cluster_is_made_by_the_provider_of_the_stacks_own_cluster(string stack, string folder)
    {
        var result = House.Run(stack, folder.Length == 0 ? null : Path.Combine(Repository.Folder, folder));

        var inside = Below(result.Root)
            .Where(resource => resource.Role is ResourceRole.Manifest or ResourceRole.Chart or ResourceRole.RemoteManifest).ToList();
        var providers = result.Providers.Where(provider => provider.Key.Type == "pulumi:providers:kubernetes")
            .Select(provider => provider.Key.Name);
        Assert.NotEmpty(inside);
        Assert.All(inside, resource => Assert.Contains(resource.Provider, providers));
        // One kubeconfig: several providers of one stack wait for different things, and lead to one cluster.
        Assert.Single(result.Providers.Where(provider => provider.Key.Type == "pulumi:providers:kubernetes")
            .Select(provider => (provider.Inputs.Value("kubeconfig"), provider.Inputs.Value("context"))).Distinct());
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void Whatever_claim_is_kept_its_namespace_is_kept_too(string stack, string folder)
    {
        var result = House.Run(stack, folder.Length == 0 ? null : Path.Combine(Repository.Folder, folder));

        var kept =
            result.Inventory.Manifests.Where(manifest => manifest.Id.Kind == "PersistentVolumeClaim" && manifest.Options.RetainOnDelete);
        foreach (var claim in kept)
        {
            Assert.True(
                result.Inventory.Manifests.Single(manifest => manifest.Id.Kind == "Namespace" && manifest.Id.Name == claim.Id.Namespace)
                .Options.RetainOnDelete);
        }
    }

    [Fact]
    public void Only_the_namespace_with_data_is_kept() => Assert.Equal(
        ["chocoletter"],
        house.Prod.Inventory.Manifests.Where(manifest => manifest.Id.Kind == "Namespace" && manifest.Options.RetainOnDelete)
            .Select(manifest => manifest.Id.Name));

    [Theory]
    [InlineData("")]
    [InlineData("docs/examples/eks")]
    [InlineData("docs/examples/k3s")]
    public void One_setting_takes_the_protection_of_everything_away_and_keeps_the_data(string folder)
    {
        var path = folder.Length == 0 ? null : Path.Combine(Repository.Folder, folder);
        var before = House.Run("prod", path);
        var after = House.RunWith("prod", "  infra:region:", "  infra:protect: false\n  infra:region:", path);

        Assert.Contains(Below(before.Root), resource => resource.Options.Protect);
        Assert.Empty(Below(after.Root).Where(resource => resource.Options.Protect).Select(resource => resource.Key));
        Assert.Equal(Kept(before), Kept(after));
        Assert.Equal(TemporarySwitch.Unprotected, Assert.Single(after.Inventory.Switches).Setting);
    }

    [Fact]
    public void On_eks_it_takes_awss_own_protection_away_too()
    {
        var stack = House.RunWith("prod", "  infra:region:", "  infra:protect: false\n  infra:region:", Eks);

        var cluster = stack.Inventory.Cloud.Single(resource => resource.Key.Type == "aws:eks/cluster:Cluster");
        Assert.Equal("false", cluster.Inputs["deletionProtection"]!.ToString());
    }

    [Theory]
    [InlineData("prod", "")]
    [InlineData("after", "")]
    [InlineData("prod", "docs/examples/eks")]
    [InlineData("prod", "docs/examples/k3s")]
    public void Patches_are_forced_by_the_provider_when_a_setting_says_so_and_a_finding_reminds_of_it(string stack, string folder)
    {
        var path = folder.Length == 0 ? null : Path.Combine(Repository.Folder, folder);
        var calm = House.Run(stack, path);
        var forced = House.RunWith(stack, "  infra:zone:", "  infra:forcePatches: true\n  infra:zone:", path);

        Assert.All(Kubernetes(calm), provider => Assert.Null(provider.Inputs["enablePatchForce"]));
        Assert.All(Kubernetes(forced), provider => Assert.Equal("true", provider.Inputs["enablePatchForce"]!.ToString()));
        Assert.Empty(calm.Inventory.Switches);
        Assert.Equal(TemporarySwitch.ForcedPatches, Assert.Single(forced.Inventory.Switches).Setting);
        var finding = Assert.Single(Infra.Rules.Checker.Check(forced.Inventory).Findings, finding => finding.Rule.Id == "R57");
        Assert.Equal("setting infra:forcePatches", finding.Subject);
    }

    [Fact]
    public void Where_it_is_set_below_a_cluster_the_right_place_is_named()
    {
        var refused = Assert.Throws<RefusedException>(() =>
            House.RunWith("prod", "infra:cluster: existing", "infra:cluster: { existing: { forcePatches: true } }"));

        Assert.Contains("infra:forcePatches", Assert.Single(refused.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_version_lacks_is_not_made_for_it()
    {
        var old = House.RunWith("prod", "  infra:apps:",
            "  infra:versions: { gatewayApi: v1.4.1, nginxGatewayFabric: 2.4.2 }\n  infra:apps:");

        Assert.Null(One(old, "Gateway").Tree.Map("spec")!["allowedListeners"]);
        Assert.NotNull(One(house.Prod, "Gateway").Tree.Map("spec")!["allowedListeners"]);
        // The time-outs of a ProxySettingsPolicy came with 2.6, and the way to lead a client to one pod with 2.4.
        Assert.DoesNotContain(old.Inventory.Manifests, manifest => manifest.Id.Kind == "ProxySettingsPolicy");
        Assert.Contains(old.Inventory.Manifests, manifest => manifest.Id.Kind == "UpstreamSettingsPolicy");
    }

    [Theory]
    [InlineData("scale: { fixed: 2 }", true)]
    [InlineData("scale: { one: the login lives in one pod }", false)]
    public void Several_pods_of_the_server_need_a_gateway_that_leads_clients_back_to_theirs(string scale, bool isRefused)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.House, "Pulumi*.yaml"))
        {
            folder.Write(Path.GetFileName(file), File.ReadAllText(file).Replace(
                "      hosts: [chocoletter-server.sonhs.com]\n", $"      hosts: [chocoletter-server.sonhs.com]\n      {scale}\n",
                StringComparison.Ordinal));
        }

        StackResult Run() => House.RunWith("prod", "  infra:apps:",
            "  infra:versions: { gatewayApi: v1.4.1, nginxGatewayFabric: 2.3.0 }\n  infra:apps:", folder.Folder);
        if (!isRefused)
        {
            Assert.DoesNotContain(Run().Inventory.Manifests, manifest => manifest.Id.Kind == "UpstreamSettingsPolicy");
            return;
        }

        var problem = Assert.Single(Assert.Throws<RefusedException>(Run).Diagnostics);
        Assert.Equal(("INF0209", "stack prod, infra:apps.server.scale"), (problem.Code.Id, problem.Where));
        Assert.Contains("2.4", problem.Allowed, StringComparison.Ordinal);
    }

    private static IEnumerable<StackResource> Kubernetes(StackResult stack) =>
        stack.Providers.Where(provider => provider.Key.Type == "pulumi:providers:kubernetes");

    private static IEnumerable<string> Kept(StackResult stack) =>
        Below(stack.Root).Where(resource => resource.Options.RetainOnDelete).Select(resource => resource.Key.ToString())
            .Order(StringComparer.Ordinal);

    private static Manifest One(StackResult stack, string kind) => stack.Inventory.Manifests.Single(manifest => manifest.Id.Kind == kind);

    private static IEnumerable<StackResource> Below(StackResource resource) =>
        resource.Children.SelectMany(child => Below(child).Prepend(child));
}
