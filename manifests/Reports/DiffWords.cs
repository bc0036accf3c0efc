using Infra.Diff;

namespace Infra.Reports;

/// <summary>The words that all reports share.</summary>
internal static class DiffWords
{
    private static readonly (ItemDiffKind Kind, string Word)[] Kinds =
    [
        (ItemDiffKind.Added, "added"), (ItemDiffKind.Changed, "changed"), (ItemDiffKind.Renamed, "renamed"),
        (ItemDiffKind.Replaced, "replaced"), (ItemDiffKind.Removed, "removed"),
    ];

    /// <summary>How many items differ, and how: <c>1 added, 2 changed, 60 unchanged</c>.</summary>
    public static string Counts(DiffResult result)
    {
        var parts = Kinds.Where(kind => result.Count(kind.Kind) > 0)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{result.Count(kind.Kind)} {kind.Word}")).ToList();
        var same = string.Create(CultureInfo.InvariantCulture, $"{result.Unchanged} unchanged");
        return parts.Count == 0 ? $"no differences, {same}" : $"{string.Join(", ", parts)}, {same}";
    }

    /// <summary>How many items bring what about: <c>2 × pods restart, 1 × data at risk</c>; empty when none does.</summary>
    public static string Consequences(DiffResult result) =>
        string.Join(", ",
            Impacts(result).Select(impact => string.Create(CultureInfo.InvariantCulture, $"{impact.Items} × {Label(impact.Impact)}")));

    /// <summary>How many items bring what about, the gravest first.</summary>
    public static IEnumerable<(Impact Impact, int Items)> Impacts(DiffResult result) => result.Items
        .SelectMany(item => Of(item).Select(consequence => consequence.Impact).Distinct())
        .GroupBy(impact => impact).OrderByDescending(group => group.Key).Select(group => (group.Key, group.Count()));

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

    /// <summary>Whether a kind of consequence can hardly be undone, or is felt by whoever uses the system.</summary>
    public static bool IsGrave(Impact impact) => impact is Impact.Outage or Impact.DataAtRisk or Impact.Irreversible;

    /// <summary>What stands for two secret values.</summary>
    public const string OtherSecret = "another secret value";

    /// <summary>What is said of a field that cannot be changed.</summary>
    public const string NotInPlace = "cannot be changed in place";
}
