using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;
using Pulumi.KubernetesCertManager;
using Provider = Pulumi.Kubernetes.Provider;

namespace Infra.Sdk.Typed.Tests.Kubernetes;

/// <summary>
/// A remote component is put together by its provider, which gets the providers of the component's own options and no
/// others: what the parent holds is not handed on, and the engine falls back to the default provider.
/// </summary>
public sealed class RemoteComponentTests
{
    [Fact]
    public async Task A_remote_component_does_not_take_the_providers_of_its_parent()
    {
        var (options, _) = await RunAsync((parent, provider) =>
        {
            _ = new ConfigFile("crds", new ConfigFileArgs { File = "crds.yaml" }, new() { Parent = parent });
            _ = new CertManager("cert-manager", options: new() { Parent = parent });
        });

        Assert.All([options["crds"], options["cert-manager"]], o => Assert.Empty(o.Providers));
        Assert.All([options["crds"], options["cert-manager"]], o => Assert.Null(o.Provider));
    }

    [Fact]
    public async Task A_remote_component_has_the_providers_that_it_was_given()
    {
        var (options, _) = await RunAsync((parent, provider) =>
        {
            _ = new ConfigFile("several", new ConfigFileArgs { File = "crds.yaml" }, new() { Parent = parent, Providers = { provider } });
            _ = new ConfigFile("one", new ConfigFileArgs { File = "crds.yaml" }, new() { Parent = parent, Provider = provider });
        });

        Assert.Equal("cluster", Assert.Single(options["several"].Providers).GetResourceName());
        Assert.Equal("cluster", options["one"].Provider?.GetResourceName());
    }

    [Fact]
    public async Task No_provider_of_a_remote_component_reaches_the_mocks()
    {
        var (_, run) = await RunAsync((parent, provider) =>
            _ = new ConfigFile("crds", new ConfigFileArgs { File = "crds.yaml" }, new() { Parent = parent, Providers = { provider } }));

        Assert.Equal("", run.Resources.Single(made => made.Name == "crds").Provider);
    }

    [Fact]
    public async Task An_object_below_a_component_takes_its_provider()
    {
        var (_, run) = await RunAsync((parent, provider) =>
        {
            var file = new ConfigFile("crds", new ConfigFileArgs { File = "crds.yaml" }, new() { Parent = parent });
            _ = new ConfigMap("child", options: new() { Parent = parent });
            _ = new ConfigMap("grandchild", options: new() { Parent = file });
        });

        Assert.All(
            run.Resources.Where(made => made.Type == "kubernetes:core/v1:ConfigMap"),
            made => Assert.EndsWith("::cluster::cluster-id", made.Provider, StringComparison.Ordinal));
    }

    private static async Task<(Dictionary<string, ComponentResourceOptions> Options, Recorder Run)> RunAsync(Action<ComponentResource, Provider> program)
    {
        var options = new Dictionary<string, ComponentResourceOptions>();
        ResourceTransformation note = args =>
        {
            if (args.Options is ComponentResourceOptions component)
                options[args.Resource.GetResourceName()] = component;
            return null;
        };
        var run = await Recorder.RunAsync(() =>
        {
            var provider = new Provider("cluster");
            program(new ComponentResource("infra:index:Cluster", "parent",
                new() { Provider = provider, ResourceTransformations = { note } }), provider);
        });
        return (options, run);
    }
}
