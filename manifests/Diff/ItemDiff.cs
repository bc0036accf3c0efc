namespace Infra.Diff;

/// <summary>One item that differs.</summary>
/// <param name="Kind">How.</param>
/// <param name="Item">The item: the new one, or the old one where it is removed.</param>
public sealed record ItemDiff(ItemDiffKind Kind, DiffItem Item)
{
    /// <summary>The item that it was, where it is renamed. Default: none.</summary>
    public DiffItem? Former { get; init; }

    /// <summary>The fields that differ. Default: none.</summary>
    public IReadOnlyList<FieldDiff> Fields { get; init; } = [];

    /// <summary>What its removal or replacement brings about. Default: nothing that is known.</summary>
    public Consequence? OfWhole { get; init; }

    /// <summary>The gravest consequence of all.</summary>
    public Consequence? Gravest => Fields.Aggregate(OfWhole, (gravest, change) => Consequence.Graver(gravest, change.Consequence));

    /// <summary>The change as a word.</summary>
    public string Word => Kind switch
    {
        ItemDiffKind.Added => "added",
        ItemDiffKind.Removed => "removed",
        ItemDiffKind.Changed => "changed",
        ItemDiffKind.Replaced => "replaced",
        _ => "renamed",
    };
}

/// <summary>How an item differs.</summary>
public enum ItemDiffKind
{
    /// <summary>It is deleted.</summary>
    Removed,

    /// <summary>It is deleted and made anew, because a field cannot be changed.</summary>
    Replaced,

    /// <summary>It has another name.</summary>
    Renamed,

    /// <summary>It is changed in place.</summary>
    Changed,

    /// <summary>It is new.</summary>
    Added,
}
