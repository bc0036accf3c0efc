using Infra.Diff.Tables;
using Infra.Manifests;
using Infra.Rendering;

namespace Infra.Diff;

/// <summary>What is compared: an object, a chart, a remote manifest or a cloud resource.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Type">The group and kind, <c>apps/Deployment</c>, or the type of a cloud resource.</param>
/// <param name="Namespace">The namespace; null for none and for <c>default</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Tree">The content.</param>
public sealed record DiffItem(DiffItemKind Kind, string Type, string? Namespace, string Name, MapNode Tree)
{
    /// <summary>The resource of the stack that it is. Default: none, it was read from a file.</summary>
    public ResourceKey? Resource { get; init; }

    /// <summary>The components that made it, outermost first. Default: none.</summary>
    public IReadOnlyList<ResourceKey> Components { get; init; } = [];

    /// <summary>What the engine is told about it. Default: nothing.</summary>
    public EngineOptions Options { get; init; } = EngineOptions.None;

    /// <summary>What makes it that item.</summary>
    internal (string Type, string? Namespace, string Name) Key => (Type, Namespace, Name);

    /// <summary>What is known about its fields.</summary>
    internal Fields Fields => KnownKinds.Of(Type, Kind == DiffItemKind.Manifest);

    /// <summary>For people: <c>apps/Deployment chocoletter/redis</c>.</summary>
    public override string ToString() => $"{Type.TrimStart('/')} {(Namespace is null ? "" : Namespace + "/")}{Name}";

    /// <summary>The item of a Kubernetes object.</summary>
    /// <param name="manifest">The object.</param>
    public static DiffItem Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var id = manifest.Id;
        return new DiffItem(DiffItemKind.Manifest, $"{id.Group}/{id.Kind}", id.Namespace is "default" ? null : id.Namespace, id.Name, manifest.Tree)
        {
            Resource = manifest.Resource,
            Components = manifest.Components,
            Options = manifest.Options,
        };
    }

    /// <summary>The item of a chart.</summary>
    /// <param name="release">The chart.</param>
    public static DiffItem Of(ChartRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var source = ChartSource.Of(release);
        return Chart(release.Namespace, release.Name, MapNode.Of(
            ("chart", source.Name),
            ("repository", source.Place),
            ("version", release.Version),
            ("values", release.Values.Count > 0 ? release.Values : null),
            ("skipCrds", release.SkipCrds))) with
        {
            Resource = release.Resource.Key,
            Components = release.Resource.Path,
            Options = release.Resource.Options,
        };
    }

    /// <summary>The item of a chart.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="name">The release's name.</param>
    /// <param name="tree">Chart, repository, version and values.</param>
    public static DiffItem Chart(string? space, string name, MapNode tree) => new(DiffItemKind.Chart, PlatformFields.Chart, space, name, tree);

    /// <summary>The item of a remote manifest.</summary>
    /// <param name="remote">The remote manifest.</param>
    public static DiffItem Of(RemoteManifest remote)
    {
        ArgumentNullException.ThrowIfNull(remote);
        return Remote(remote.Resource.Key.Name, remote.Source) with
        {
            Resource = remote.Resource.Key,
            Components = remote.Resource.Path,
            Options = remote.Resource.Options,
        };
    }

    /// <summary>The item of a remote manifest.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">Where it comes from.</param>
    public static DiffItem Remote(string name, string source) =>
        new(DiffItemKind.RemoteManifest, PlatformFields.Remote, null, name, MapNode.Of(("source", source)));

    /// <summary>The item of a cloud resource.</summary>
    /// <param name="resource">The resource.</param>
    public static DiffItem Of(StackResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new(DiffItemKind.Cloud, resource.Key.Type, null, resource.Key.Name, resource.Inputs)
        {
            Resource = resource.Key,
            Components = resource.Path,
            Options = resource.Options,
        };
    }
}

/// <summary>What is compared.</summary>
public enum DiffItemKind
{
    /// <summary>An object of Kubernetes.</summary>
    Manifest,

    /// <summary>A Helm release.</summary>
    Chart,

    /// <summary>Objects that their project publishes as a file.</summary>
    RemoteManifest,

    /// <summary>Something outside the cluster.</summary>
    Cloud,
}
