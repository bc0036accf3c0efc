using Infra.Diff.Tables;
using Infra.Wording;

namespace Infra.Diff;

/// <summary>What is compared: an object, a chart, a remote manifest or a cloud resource.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Type">The group and kind, <c>apps/Deployment</c>, or the type of a cloud resource.</param>
/// <param name="Namespace">The namespace; null for none and for <c>default</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Tree">The content.</param>
public sealed record DiffItem(DiffItemKind Kind, string Type, string? Namespace, string Name, MapNode Tree) : InventoryItem
{
    /// <summary>What makes it that item.</summary>
    internal (string Type, string? Namespace, string Name) Key => (Type, Namespace, Name);

    /// <summary>The folder that it was built of, or its file. Default: unknown.</summary>
    internal string? Place { get; init; }

    /// <summary>Whether other places declare it too, so that its own is told. Default: false.</summary>
    internal bool IsOneOfSeveral { get; init; }

    /// <summary>What is known about its fields.</summary>
    internal Fields Fields => KnownKinds.Of(Type, Kind == DiffItemKind.Manifest);

    /// <summary>For people: <c>apps/Deployment chocoletter/redis</c>.</summary>
    public override string ToString() =>
        $"{Type.TrimStart('/')} {(Namespace is null ? "" : Namespace + "/")}{Name}{(IsOneOfSeveral && Place is not null ? $" in {Place}" : "")}";

    /// <summary>Everything that is compared of an inventory.</summary>
    internal static IEnumerable<DiffItem> Of(Inventory inventory) =>
    [
        .. inventory.Manifests.Select(m =>
            From(m, DiffItemKind.Manifest, $"{m.Id.Group}/{m.Id.Kind}", m.Id.Namespace is "default" ? null : m.Id.Namespace, m.Id.Name,
                m.Tree) with { Place = m.Root ?? m.At?.File }),
        .. inventory.Charts.Select(c => From(c, DiffItemKind.Chart, PlatformFields.Chart, c.Namespace, c.Name, ChartTree.Of(c))),
        .. inventory.RemoteManifests.Select(r =>
            From(r, DiffItemKind.RemoteManifest, PlatformFields.Remote, null, Credentials.Masked(r.Name),
                MapNode.Of(("source", r.Source)))),
        .. inventory.Cloud.Select(c => From(c, DiffItemKind.Cloud, c.Key.Type, null, c.Key.Name, c.Inputs)),
    ];

    private static DiffItem From(InventoryItem item, DiffItemKind kind, string type, string? space, string name, MapNode tree) =>
        new(kind, type, space, name, tree) { Resource = item.Resource, Components = item.Components, Options = item.Options };
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
