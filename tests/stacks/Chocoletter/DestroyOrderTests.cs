using Infra.Hermetic;
using Infra.Manifests;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>
/// In which order the engine would take prod down: nothing goes before what depends on it, by the program's word, by an output among its
/// arguments, or because it is the provider.
/// </summary>
public sealed class DestroyOrderTests
{
    private static readonly Dependencies Watched = new();
    private static readonly StackResult Prod = House.Run("prod", K3sTests.Examples, Watched);
    private static readonly IReadOnlyDictionary<ResourceKey, IReadOnlySet<ResourceKey>> Before = Watched.AllAsync().GetAwaiter()
        .GetResult();
    private static readonly IReadOnlyDictionary<ResourceKey, StackResource> All = Below(Prod.Root).ToDictionary(resource => resource.Key);

    // Which chart or manifest brings the kinds of a group, and whoever tidies up after their objects.
    private static readonly Dictionary<string, string> Bringers = new(StringComparer.Ordinal)
    {
        ["cert-manager.io"] = "cert-manager",
        ["external-secrets.io"] = "external-secrets",
        ["generators.external-secrets.io"] = "external-secrets",
        ["gateway.networking.k8s.io"] = "gateway-api",
        ["gateway.nginx.org"] = "nginx-gateway-fabric",
        ["metallb.io"] = "metallb",
    };

    [Fact]
    public void Custom_resources_go_before_the_operators_that_tidy_up_after_them()
    {
        var custom = All.Values
            .Where(resource => resource.Role == ResourceRole.Manifest && Group(resource) is { } group && Bringers.ContainsKey(group))
            .ToList();

        Assert.NotEmpty(custom);
        Assert.Empty(custom.Where(resource => !ComesAfter(resource).Any(other =>
            other.Role is ResourceRole.Chart or ResourceRole.RemoteManifest
                && other.Path.Any(part => part.Name == Bringers[Group(resource)!]))).Select(resource => resource.Key));
    }

    [Fact]
    public void Every_group_of_custom_resources_has_a_bringer_in_this_test() => Assert.All(
        All.Values.Where(resource => resource.Role == ResourceRole.Manifest).Select(Group).OfType<string>()
            .Where(group => group.Contains('.') && !group.EndsWith(".k8s.io", StringComparison.Ordinal)),
        group => Assert.Contains(group, Bringers.Keys));

    [Fact]
    public void A_gateway_goes_before_the_controller_that_made_its_load_balancer() => Assert.Contains(
        "nginx-gateway-fabric",
        ComesAfter(
            All.Values.Single(resource =>
                resource.Key.Type.EndsWith(":Gateway", StringComparison.Ordinal) && resource.Role == ResourceRole.Manifest))
            .Where(other => other.Role == ResourceRole.Chart).Select(other => other.Key.Name));

    [Fact]
    public void Everything_in_the_cluster_goes_before_the_provider_and_the_provider_before_any_node_is_drained()
    {
        var provider = Assert.Single(Prod.Providers);
        var inside = All.Values
            .Where(resource => resource.Role is ResourceRole.Manifest or ResourceRole.Chart or ResourceRole.RemoteManifest).ToList();
        var nodes = All.Values.Where(resource => resource.Key.Type == "command:remote:Command").ToList();

        Assert.Empty(inside.Where(resource => !ComesAfter(resource).Contains(provider)).Select(resource => resource.Key));
        Assert.Equal(13, nodes.Count);
        Assert.Empty(nodes.Where(node => !ComesAfter(provider).Contains(node)).Select(node => node.Key));
    }

    [Fact]
    public void Nodes_leave_from_the_last_to_the_first_and_are_uninstalled_after_the_last_has_left()
    {
        StackResource Named(string name) => All.Values.Single(resource => resource.Role == ResourceRole.Cloud && resource.Key.Name == name);

        Assert.Contains(Named("cluster-choco-2-member"), ComesAfter(Named("cluster-choco-3-member")));
        Assert.Contains(Named("cluster-choco-1-member"), ComesAfter(Named("cluster-choco-2-member")));
        Assert.Contains(Named("cluster-choco-3-member"), ComesAfter(Named("cluster-choco-4-member")));
        foreach (var node in new[] { "cluster-choco-1", "cluster-choco-2", "cluster-choco-3", "cluster-choco-4" })
            Assert.Contains(Named(node), ComesAfter(Named("cluster-choco-1-member")));

        Assert.Contains(Named("cluster-choco-3"), ComesAfter(Named("cluster-choco-4")));
        Assert.Contains(Named("cluster-choco-2"), ComesAfter(Named("cluster-choco-3")));
        Assert.Contains(Named("cluster-choco-1"), ComesAfter(Named("cluster-choco-2")));
    }

    private static HashSet<StackResource> ComesAfter(StackResource resource)
    {
        var found = new HashSet<StackResource>();
        var open = new Stack<StackResource>([resource]);
        while (open.TryPop(out var next))
        {
            foreach (var other in Needs(next).Where(other => other != resource && found.Add(other)))
                open.Push(other);
        }

        return found;
    }

    // A dependency on a component is one on all that it is made of.
    private static IEnumerable<StackResource> Needs(StackResource resource) =>
    [
        .. Before[resource.Key].Where(All.ContainsKey).Select(key => All[key]).SelectMany(other => Below(other).Prepend(other)),
        .. Prod.Providers.Where(provider => provider.Key.Name == resource.Provider),
    ];

    private static IEnumerable<StackResource> Below(StackResource resource) =>
        resource.Children.SelectMany(child => Below(child).Prepend(child));

    private static string? Group(StackResource resource) =>
        resource.Inputs.Value("apiVersion")?.Split('/') is [var group, _] ? group : null;
}
