namespace Infra.Components;

/// <summary>The options of a component, and those of what it makes.</summary>
public static class ClusterOptions
{
    /// <summary>The caller's options plus the cluster's provider, which the children inherit.</summary>
    /// <param name="options">The caller's options.</param>
    /// <param name="cluster">The cluster.</param>
    public static ComponentResourceOptions On(this ComponentResourceOptions? options, Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return ComponentResourceOptions.Merge(new ComponentResourceOptions { Providers = { cluster.Provider } }, options);
    }

    /// <inheritdoc cref="On(ComponentResourceOptions?, Cluster)"/>
    /// <param name="options">The caller's options.</param>
    /// <param name="space">A namespace of the cluster.</param>
    public static ComponentResourceOptions On(this ComponentResourceOptions? options, NamespaceRef space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return options.On(space.Cluster);
    }

    /// <summary>The options of a child: its parent, and what must exist before it.</summary>
    /// <param name="parent">The component.</param>
    /// <param name="after">What must exist first. A null is passed over.</param>
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

    /// <summary>The options of a child that holds data, or cannot be replaced: it is protected and retained.</summary>
    /// <param name="options">The options.</param>
    internal static CustomResourceOptions Kept(this CustomResourceOptions options)
    {
        options.Protect = true;
        options.RetainOnDelete = true;
        return options;
    }

    /// <summary>
    /// The options of an object of which the server chooses some fields for good: a Service's address, a claim's volume. An import takes
    /// them for what the program said, and an object of which they then seemed to be removed would be replaced.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="fields">The fields, as <c>spec.clusterIP</c>.</param>
    internal static CustomResourceOptions Leaving(this CustomResourceOptions options, params ReadOnlySpan<string> fields)
    {
        options.IgnoreChanges.AddRange(fields);
        return options;
    }

    /// <summary>The options of a Service, which keeps its address.</summary>
    /// <param name="options">The options.</param>
    internal static CustomResourceOptions LeavingAddress(this CustomResourceOptions options) =>
        options.Leaving("spec.clusterIP", "spec.clusterIPs");
}
