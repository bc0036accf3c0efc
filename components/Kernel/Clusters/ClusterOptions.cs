namespace Infra.Components;

internal static class ClusterOptions
{
    /// <summary>The caller's options plus the cluster's provider, which the children inherit.</summary>
    public static ComponentResourceOptions On(this ComponentResourceOptions? options, Cluster cluster) =>
        ComponentResourceOptions.Merge(new ComponentResourceOptions { Providers = { cluster.Provider } }, options);

    /// <inheritdoc cref="On(ComponentResourceOptions?, Cluster)"/>
    public static ComponentResourceOptions On(this ComponentResourceOptions? options, NamespaceRef space) => options.On(space.Cluster);

    /// <summary>The options of a child: its parent, and what must exist before it.</summary>
    public static CustomResourceOptions Child(this ComponentResource parent, params ReadOnlySpan<Resource?> after)
    {
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var resource in after)
        {
            if (resource is not null)
                options.DependsOn.Add(resource);
        }

        return options;
    }
}
