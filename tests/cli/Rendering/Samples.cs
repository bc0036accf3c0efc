using Infra.Hermetic;
using Infra.Manifests;

namespace Infra.Tests.Rendering;

/// <summary>Results of runs, written down.</summary>
internal static class Samples
{
    public static StackResult Result(params Manifest[] manifests) => new()
    {
        Stack = "prod",
        System = "sample",
        Root = Resource("pulumi:pulumi:Stack", "infra-prod", ResourceRole.Component),
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
        Resource = Resource("kubernetes:helm.sh/v3:Release", name, ResourceRole.Chart),
    };

    public static RemoteManifest Remote(string source) => new(source, Resource("kubernetes:yaml/v2:ConfigFile", "crds", ResourceRole.RemoteManifest));

    private static StackResource Resource(string type, string name, ResourceRole role) => new()
    {
        Key = new ResourceKey(type, name),
        Role = role,
        Inputs = MapNode.Empty,
        Options = EngineOptions.None,
    };
}
