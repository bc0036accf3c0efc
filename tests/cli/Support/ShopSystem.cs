using Infra.Components.Settings;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Infra.Tests.Support;

/// <summary>A system for tests: one thing of each kind.</summary>
public sealed class ShopSystem : Pulumi.Stack
{
    public ShopSystem(ShopSettings settings, StackOptions options)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var cluster = new Pulumi.Kubernetes.Provider("cluster", new() { KubeConfig = "<kubeconfig>" });
        _ = new Release("gateway", new ReleaseArgs
        {
            Name = "gateway",
            Namespace = "edge",
            Chart = "gateway",
            Version = "2.6.7",
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example.com" },
        }, new CustomResourceOptions { Provider = cluster });
        _ = new ConfigFile("crds", new ConfigFileArgs { File = "https://example.com/crds.yaml" },
            new ComponentResourceOptions { Provider = cluster });
        foreach (var (name, app) in settings.Apps)
            _ = new ShopPart(name, app, cluster);
    }

    public static SystemDefinition Definition { get; } =
        new("shop", "A shop that sells nothing", typeof(ShopSettings),
            (settings, options) => new ShopSystem((ShopSettings)settings, options));

    public static SystemDefinition Other { get; } =
        new("bakery", "A bakery, to have a choice", typeof(BakerySettings),
            (_, _) => throw new InvalidOperationException("The oven is cold."));

    public static IReadOnlyList<SystemDefinition> Systems { get; } = [Definition, Other];
}

public sealed class ShopPart : ComponentResource
{
    public ShopPart(string name, ShopApp app, ProviderResource cluster)
        : base("infra:tests:ShopPart", name, new ComponentResourceOptions { Provider = cluster })
    {
        ArgumentNullException.ThrowIfNull(app);
        _ = new ConfigMap($"{name}-config", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = "shop" },
            Data = { { "image", app.Image } },
        }, new CustomResourceOptions { Parent = this, Protect = app.Debug });
        _ = new Service($"{name}-service", new ServiceArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = "shop" },
            Spec = new ServiceSpecArgs { Ports = { new ServicePortArgs { Port = app.Port } } },
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }
}

public sealed record BakerySettings
{
    public string Bread { get; init; } = "rye";
}
