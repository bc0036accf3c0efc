using Infra.Manifests;

namespace Infra.Tests.Rendering;

/// <summary>Inventories, written down.</summary>
internal static class Samples
{
    public static Inventory Result(params Manifest[] manifests) => new()
    {
        Name = "stack prod",
        Manifests = [.. manifests.OrderBy(m => m.Id, ObjectId.Order)],
    };

    public static Manifest Object(string apiVersion, string kind, string? space, string name, Node? spec = null) =>
        Manifest.From(MapNode.Of(
            ("apiVersion", apiVersion),
            ("kind", kind),
            ("metadata", MapNode.Of(("name", name), ("namespace", space))),
            ("spec", spec)))!;

    public static Manifest Map(string name, string space = "shop") => Object("v1", "ConfigMap", space, name);

    public static ChartRelease Chart(string name, string chart, string? repository, string space, string version = "1.2.3") => new()
    {
        Name = name,
        Namespace = space,
        Chart = chart,
        Repository = repository,
        Version = version,
    };

    public static RemoteManifest Remote(string source) => new("crds", source);
}
