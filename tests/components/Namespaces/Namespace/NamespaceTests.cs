using Infra.Components.Namespaces;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Namespaces;

public sealed class NamespaceTests
{
    [Fact]
    public Task A_namespace_is_restricted_and_denies_all_but_name_resolution() =>
        ComponentGolden.CheckAsync("Namespaces/Namespace/golden/namespace",
            cluster => _ = new Namespace("shop", new NamespaceArgs { Cluster = cluster }));

    [Fact]
    public Task A_namespace_can_be_open_in_degrees() => ComponentGolden.CheckAsync("Namespaces/Namespace/golden/namespace-open", cluster =>
    {
        _ = new Namespace("agents",
            new NamespaceArgs
            {
                Cluster = cluster,
                Name = "node-agents",
                PodSecurity = PodSecurity.Privileged,
                Isolation = Isolation.None,
            });
        _ = new Namespace("half",
            new NamespaceArgs { Cluster = cluster, PodSecurity = PodSecurity.Baseline, Isolation = Isolation.Ingress });
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_namespace_with_data_stays_and_its_policies_go(bool holdsData)
    {
        var rendered =
            await Rendered.RunAsync(cluster => _ = new Namespace("shop", new NamespaceArgs { Cluster = cluster, HoldsData = holdsData }));

        Assert.Equal(
            holdsData ? ["kubernetes:core/v1:Namespace"] : [],
            rendered.Resources.Where(resource => resource.RetainOnDelete).Select(resource => resource.Type));
        Assert.DoesNotContain(rendered.Resources, resource => resource.Protect);
    }

    [Fact]
    public Task A_namespace_that_is_taken_over_lets_everything_in_for_now() =>
        ComponentGolden.CheckAsync("Namespaces/Namespace/golden/namespace-taken-over",
            cluster => _ = new Namespace("shop", new NamespaceArgs { Cluster = cluster, Open = true }));

    [Fact]
    public Task A_name_that_is_no_label_is_refused() => Refused.OnceAsync(
        cluster => _ = new Namespace("shop", new NamespaceArgs { Cluster = cluster, Name = "The_Shop" }),
        Codes.Name, "Namespace shop, Name", "The_Shop");

    [Fact]
    public void Arguments_are_required() => Assert.Throws<ArgumentNullException>(() => new Namespace("shop", null!));
}
