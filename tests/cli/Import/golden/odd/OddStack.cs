using Infra.Components;
using Infra.Components.Clusters;
using Infra.Components.Settings;
using Pulumi;

namespace Shop.Odd;

/// <summary>The system <c>odd</c>, as it was imported.</summary>
public sealed class OddStack : Stack
{
    private OddStack(OddSettings settings, StackOptions options)
        : base(options)
    {
        var cluster = new ExistingCluster("cluster", settings.Cluster).Cluster;
        var classSpace = new NamespaceRef(cluster, "class");
        var otherSpace = new NamespaceRef(cluster, "other");

        Class.Make(classSpace, settings);
        Other.Make(otherSpace);
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "odd",
        "the system odd, as it was imported",
        typeof(OddSettings),
        (settings, options) => new OddStack((OddSettings)settings, options));
}
