using Infra.Diff;

namespace Infra.Adoption;

/// <summary>What becomes of one object that a stack makes, on a cluster where objects run already.</summary>
/// <param name="Own">The object of the stack.</param>
/// <param name="Live">The object that runs; null where there is none.</param>
internal sealed record Takeover(Manifest Own, Manifest? Live)
{
    /// <summary>What changes in it. Default: nothing.</summary>
    public ItemDiff? Change { get; init; }

    /// <summary>The fields that others own and the stack changes. Default: none.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; init; } = [];

    /// <summary>The fields for which Pulumi would delete it and make it again. Default: none.</summary>
    public IReadOnlyList<string> Replaced { get; init; } = [];

    /// <summary>The fields that no server changes, whoever asks. Default: none.</summary>
    public IReadOnlyList<string> Immutable { get; init; } = [];

    /// <summary>What a server refuses after the two are merged, by the field. Default: nothing.</summary>
    public IReadOnlyList<(string Path, string Reason)> Refused { get; init; } = [];

    /// <summary>The fields that stay although the stack does not want them, because someone else owns them. Default: none.</summary>
    public IReadOnlyList<string> Stays { get; init; } = [];

    /// <summary>What it comes to.</summary>
    public TakeoverKind Kind => Live is null ? TakeoverKind.New
        : Replaced.Count + Immutable.Count > 0 ? TakeoverKind.Replaced
        : Change is null ? TakeoverKind.Unchanged
        : TakeoverKind.Changed;

    /// <summary>The managers with which it conflicts, each with the fields.</summary>
    public IEnumerable<IGrouping<string, FieldConflict>> Managers =>
        Conflicts.GroupBy(conflict => conflict.Manager.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
}

/// <summary>What becomes of an object.</summary>
internal enum TakeoverKind
{
    /// <summary>It does not run yet.</summary>
    New,

    /// <summary>It is as the stack wants it.</summary>
    Unchanged,

    /// <summary>It is changed where it is.</summary>
    Changed,

    /// <summary>It would be deleted and made again.</summary>
    Replaced,
}
