namespace Infra.Catalogue;

/// <summary>Which fields of which kinds refer to other objects: the facts of <c>References.yaml</c>, which explains its form.</summary>
internal static class ReferenceCatalogue
{
    // By what the file calls a kind.
    private static readonly Lazy<Dictionary<string, List<ReferenceField>>> Read = new(() =>
        CatalogueFile.Read("References.yaml").Entries.ToDictionary(kind => kind.Key, Fields, StringComparer.Ordinal));

    /// <summary>The fields of a kind that refer to other objects.</summary>
    public static IEnumerable<ReferenceField> Of(string group, string kind) =>
        Read.Value.GetValueOrDefault(CatalogueFile.Text(group, kind)) ?? [];

    private static List<ReferenceField> Fields(KeyValuePair<string, Node> kind)
    {
        var fields = new List<ReferenceField>();
        foreach (var (target, texts) in ((MapNode)kind.Value).Entries)
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
