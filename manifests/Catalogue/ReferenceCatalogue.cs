using System.Collections.Concurrent;

namespace Infra.Catalogue;

/// <summary>Which fields of which kinds refer to other objects: the facts of <c>References.yaml</c>, which explains its form.</summary>
internal static class ReferenceCatalogue
{
    private static readonly Lazy<MapNode> Read = new(() => CatalogueFile.Read("References.yaml"));

    // By what the file calls a kind. Few of its kinds are met in a run.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<ReferenceField>> Kinds = new(StringComparer.Ordinal);

    /// <summary>The fields of a kind that refer to other objects.</summary>
    public static IEnumerable<ReferenceField> Of(string group, string kind) =>
        Kinds.GetOrAdd(CatalogueFile.Text(group, kind), Fields);

    private static IReadOnlyList<ReferenceField> Fields(string kind)
    {
        if (Read.Value[kind] is not MapNode targets)
            return [];

        var fields = new List<ReferenceField>();
        foreach (var (target, texts) in targets.Entries)
            fields.AddRange(((ListNode)texts).Items.Select(text => Field(CatalogueFile.Kind(target), text.ToString()!)));

        return fields;
    }

    private static ReferenceField Field((string Group, string Kind) to, string text)
    {
        var bracket = text.IndexOf(" (", StringComparison.Ordinal);
        return bracket < 0
            ? new ReferenceField(new FieldPath(text), to.Group, to.Kind, [])
            : new ReferenceField(new FieldPath(text[..bracket]), to.Group, to.Kind, text[(bracket + 2)..^1].Split(", "));
    }
}

/// <summary>A field that refers to another object.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Group">The group of what it refers to, unless the field says another.</param>
/// <param name="Kind">The kind of what it refers to, unless the field says another.</param>
/// <param name="Keys">The keys that a Secret or ConfigMap has to have.</param>
internal sealed record ReferenceField(FieldPath Path, string Group, string Kind, IReadOnlyList<string> Keys);
