using Infra.Components;
using Infra.Components.Clusters;
using Infra.Components.Namespaces;
using Infra.Components.Settings;
using Pulumi;

namespace Shop.Gift;

/// <summary>The system <c>gift</c>, as it was imported.</summary>
public sealed class GiftStack : Stack
{
    private GiftStack(GiftSettings settings, StackOptions options)
        : base(options)
    {
        var cluster = new ExistingCluster("cluster", settings.Cluster).Cluster;

        var space = new Namespace("shop", new()
        {
            Cluster = cluster,
            PodSecurity = PodSecurity.Privileged,
            HoldsData = true,
            Isolation = Isolation.None,
        }).Ref;

        var definitions = Definitions.Make(cluster);
        ClusterObjects.Make(cluster);
        Shared.Make(space, definitions);
        Cleanup.Make(space);
        Orders.Make(space, settings);
        Web.Make(space, settings);
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "gift",
        "the system gift, as it was imported",
        typeof(GiftSettings),
        (settings, options) => new GiftStack((GiftSettings)settings, options));
}
