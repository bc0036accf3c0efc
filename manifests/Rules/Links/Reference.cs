using Infra.Catalogue;

namespace Infra.Rules.Links;

/// <summary>A reference of an object to another one, as it is written.</summary>
/// <param name="From">The object that refers.</param>
/// <param name="Path">Where.</param>
/// <param name="Group">The group of what is referred to.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Space">Its namespace; null when its kind has none, or when only a controller knows it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tree">The reference when it is a map.</param>
internal sealed record Reference(Manifest From, string Path, string Group, string Kind, string? Space, string Name, MapNode? Tree)
{
    private static readonly HashSet<string> CoreKinds = new(StringComparer.Ordinal)
    {
        "Secret", "ConfigMap", "Service", "ServiceAccount", "PersistentVolumeClaim", "Namespace", "Pod",
    };

    /// <summary>The references of an object in a field.</summary>
    public static IEnumerable<Reference> In(ManifestSet set, Manifest from, ReferenceField field)
    {
        foreach (var (value, path) in field.Path.In(from.Tree))
        {
            if (Read(set, from, field, value, path) is { } reference && IsWritten(reference.Name))
                yield return reference;
        }
    }

    private static Reference? Read(ManifestSet set, Manifest from, ReferenceField field, Node value, string path)
    {
        var own = Groups.IsClusterScoped(from.Id.Group, from.Id.Kind) ? null : from.Space;
        if (value is ScalarNode { Text: { } text })
            return new Reference(from, path, field.Group, field.Kind, SpaceOf(field.Group, field.Kind, own), text, null);

        if (value is not MapNode map || map.IsTrue("optional") || map.IsTrue("generate")
            || (map.Text("name") ?? (field.Kind == "Secret" ? map.Text("secretName") : null)) is not { } name)
        {
            return null;
        }

        var kind = map.Text("kind") ?? (map.IsTrue("clusterScope") ? "Cluster" + field.Kind : field.Kind);
        var group = map.Text("apiVersion") is { } version ? ObjectId.GroupOf(version)
            : map.Text("apiGroup") ?? map.Text("group")
                ?? (kind == field.Kind
                    ? field.Group
                    : CoreKinds.Contains(kind) ? "" : field.Group.Length == 0 ? from.Id.Group : field.Group);
        return new Reference(from, path, group, kind, SpaceOf(group, kind, map.Text("namespace") ?? own), name, map);
    }

    private static string? SpaceOf(string group, string kind, string? space) => Groups.IsClusterScoped(group, kind) ? null : space;

    // Names with a placeholder are only known when something has filled it in; Traefik writes a provider behind an @.
    private static bool IsWritten(string name) => name.Length > 0 && name.AsSpan().IndexOfAny("{$@<") < 0;
}
