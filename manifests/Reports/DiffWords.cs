using Infra.Diff;

namespace Infra.Reports;

/// <summary>The words that all reports share.</summary>
internal static class DiffWords
{
    private static readonly (ItemDiffKind Kind, string Word)[] Kinds =
    [
        (ItemDiffKind.Added, "added"), (ItemDiffKind.Changed, "changed"), (ItemDiffKind.Renamed, "renamed"), (ItemDiffKind.Replaced, "replaced"), (ItemDiffKind.Removed, "removed"),
    ];

    /// <summary>How many items differ, and how: <c>1 added, 2 changed, 60 unchanged</c>.</summary>
    public static string Counts(DiffResult result)
    {
        var parts = Kinds.Where(kind => result.Count(kind.Kind) > 0)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{result.Count(kind.Kind)} {kind.Word}")).ToList();
        var same = string.Create(CultureInfo.InvariantCulture, $"{result.Unchanged} unchanged");
        return parts.Count == 0 ? $"no differences, {same}" : $"{string.Join(", ", parts)}, {same}";
    }

    /// <summary>How many items bring what about: <c>2 restart pods, 1 puts data at risk</c>; empty when none does.</summary>
    public static string Consequences(DiffResult result) => string.Join(", ", result.Items
        .SelectMany(item => Of(item).Select(consequence => consequence.Impact).Distinct())
        .GroupBy(impact => impact).OrderByDescending(group => group.Key)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} × {Label(group.Key)}")));

    /// <summary>Every consequence of an item's change.</summary>
    public static IEnumerable<Consequence> Of(ItemDiff item) =>
        item.Fields.Select(change => change.Consequence).Prepend(item.OfWhole).OfType<Consequence>().Distinct();

    /// <summary>A kind of consequence as a label.</summary>
    public static string Label(Impact impact) => impact switch
    {
        Impact.Note => "note",
        Impact.PodsRestart => "pods restart",
        Impact.CertificateReissued => "certificate re-issued",
        Impact.Outage => "outage",
        Impact.AddressChanges => "address changes",
        Impact.DataAtRisk => "data at risk",
        _ => "irreversible",
    };

    /// <summary>What has to be done about a field that cannot be changed; null where nothing has to be.</summary>
    public static string? Needs(ItemDiff item) => item is { Kind: ItemDiffKind.Replaced, Item.Kind: DiffItemKind.Manifest, Former: null }
        ? "an apply is refused: it has to be deleted and created again" : null;

    /// <summary>What a changed item is called: also by its former name.</summary>
    public static string Subject(ItemDiff item) => item.Former is { } former ? $"{former} -> {item.Item}" : item.Item.ToString();

    /// <summary>The sign of a kind of change. The word stands beside it, so it need not be known.</summary>
    public static string Sign(ItemDiffKind kind) => kind switch
    {
        ItemDiffKind.Added => "+",
        ItemDiffKind.Removed => "-",
        ItemDiffKind.Changed => "~",
        ItemDiffKind.Renamed => ">",
        _ => "!",
    };

    /// <summary>What is put out of the way, as a change of a field.</summary>
    public static string InOneLine(FieldDiff change) => change switch
    {
        { IsSecret: true, Old: not null, New: not null } => "another secret value",
        { Old: null, New: { } value } => $"+ {value}",
        { Old: { } value, New: null } => $"- {value}",
        _ => $"{change.Old} -> {change.New}",
    };
}
