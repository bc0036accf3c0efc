namespace Infra.Catalogue;

/// <summary>Which fields of which kinds refer to other objects: the facts of <c>References.yaml</c>, which explains its form.</summary>
internal static class ReferenceCatalogue
{
    private static readonly Lazy<ILookup<(string Group, string Kind), ReferenceField>> Read = new(() =>
        CatalogueFile.Read("References.yaml").Entries.SelectMany(Fields).ToLookup(field => field.Of, field => field.Field));

    /// <summary>The fields of a kind that refer to other objects.</summary>
    public static IEnumerable<ReferenceField> Of(string group, string kind) => Read.Value[(group, kind)];

    private static IEnumerable<((string, string) Of, ReferenceField Field)> Fields(KeyValuePair<string, Node> kind) =>
        from target in ((MapNode)kind.Value).Entries
        let to = CatalogueFile.Kind(target.Key)
        from text in ((ListNode)target.Value).Items
        select (CatalogueFile.Kind(kind.Key), Field(to, text.ToString()!));

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
