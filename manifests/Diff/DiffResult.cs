namespace Infra.Diff;

/// <summary>How two sides differ.</summary>
/// <param name="Old">What the old side is called.</param>
/// <param name="New">What the new side is called.</param>
/// <param name="Items">The items that differ, by how, kind, namespace and name.</param>
/// <param name="Unchanged">How many items are the same.</param>
/// <param name="Notes">What could not be compared, and why.</param>
public sealed record DiffResult(string Old, string New, IReadOnlyList<ItemDiff> Items, int Unchanged, IReadOnlyList<string> Notes)
{
    /// <summary>What could not be read of either side; what stands in these files is not compared. Default: nothing.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <summary>The items that are the same. Default: not told.</summary>
    internal IReadOnlyList<DiffItem> Same { get; init; } = [];

    /// <summary>How many items differ in a way.</summary>
    /// <param name="kind">The way.</param>
    public int Count(ItemDiffKind kind) => Items.Count(item => item.Kind == kind);
}
