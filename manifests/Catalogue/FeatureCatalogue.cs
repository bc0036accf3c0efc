namespace Infra.Catalogue;

/// <summary>
/// Which minor version of a part brought a kind of object or a field: the facts of <c>Since.yaml</c>, which explains its form.
/// </summary>
public static class FeatureCatalogue
{
    private static readonly Lazy<ILookup<(string Group, string Kind), Feature>> Read = new(() => CatalogueFile.Read("Since.yaml").Entries
        .SelectMany(part => ((MapNode)part.Value).Entries.SelectMany(minor => ((MapNode)minor.Value).Entries
            .SelectMany(kind => Of(part.Key, minor.Key, kind))))
        .ToLookup(feature => (feature.Group, feature.Kind)));

    /// <summary>Whether a version of a part has a kind of object, or a field of one.</summary>
    /// <param name="version">The version of the part that brings the kind, <c>v1.4.1</c>.</param>
    /// <param name="group">The kind's group.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="field">The field, <c>spec.allowedListeners</c>. Default: none, the kind alone.</param>
    public static bool Has(string version, string group, string kind, string? field = null)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Since(group, kind, field) is not { } since || !IsBefore(version, since);
    }

    /// <summary>The minor version that brought a kind of object, or a field of one.</summary>
    /// <param name="group">The kind's group.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="field">The field. Default: none, the kind alone.</param>
    /// <returns>The minor version, <c>1.5</c>; null when it was always there, as far as is known.</returns>
    public static string? Since(string group, string kind, string? field = null) => Read.Value[(group, kind)]
        .Where(feature => feature.Field is null ? feature.Version is null : feature.Field.Text == field)
        .Select(feature => feature.Since).LastOrDefault();

    /// <summary>What is known of a kind.</summary>
    internal static IEnumerable<Feature> Of(string group, string kind) => Read.Value[(group, kind)];

    /// <summary>Whether a version is older than a minor version.</summary>
    internal static bool IsBefore(string version, string minor) => UpgradeCatalogue.Compare(ChartMinor.NameOf(version), minor) < 0;

    private static IEnumerable<Feature> Of(string part, string since, KeyValuePair<string, Node> entry)
    {
        var (group, kind) = CatalogueFile.Kind(entry.Key);
        return ((ListNode)entry.Value).Items is { Count: > 0 } items
            ? items.Select(item => item.ToString()!).Select(text => text.StartsWith('v')
                ? new Feature(part, since, group, kind, text, null)
                : new Feature(part, since, group, kind, null, new FieldPath(text)))
            : [new Feature(part, since, group, kind, null, null)];
    }
}

/// <summary>Something that a minor version of a part brought.</summary>
/// <param name="Part">The chart, or <c>gateway-api</c>.</param>
/// <param name="Since">The minor version.</param>
/// <param name="Group">The group of the kind.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Version">The version of the kind; null for all of them.</param>
/// <param name="Field">The field; null for the whole kind.</param>
internal sealed record Feature(string Part, string Since, string Group, string Kind, string? Version, FieldPath? Field);
