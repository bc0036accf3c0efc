namespace Infra.Diff;

/// <summary>
/// The items of the old side, for the new ones to find themselves. Overlays of one base may each have an object of one identity: these are
/// told apart by the folders that they were built of.
/// </summary>
internal sealed class FormerItems
{
    private readonly Dictionary<(string, string?, string), List<DiffItem>> _items = [];
    private readonly HashSet<(string, string?, string)> _several = [];

    /// <summary>Indexes the old side.</summary>
    public FormerItems(IReadOnlyList<DiffItem> before, IReadOnlyList<DiffItem> after)
    {
        foreach (var item in before)
        {
            if (!_items.TryGetValue(item.Key, out var same))
                _items[item.Key] = same = [];

            // A folder may hold an object twice; the last one is what an apply would leave.
            same.RemoveAll(other => other.Root == item.Root);
            same.Add(item);
            if (same.Count > 1)
                _several.Add(item.Key);
        }

        var roots = new Dictionary<(string, string?, string), string?>(after.Count);
        foreach (var item in after)
        {
            if (!roots.TryAdd(item.Key, item.Root) && roots[item.Key] != item.Root)
                _several.Add(item.Key);
        }
    }

    /// <summary>What no new item took.</summary>
    public IEnumerable<DiffItem> Left => _items.Values.SelectMany(same => same);

    /// <summary>The former one of an item, which is then gone from here; null when there was none.</summary>
    public DiffItem? Take(DiffItem item)
    {
        if (!_items.TryGetValue(item.Key, out var same))
            return null;

        var index = same.FindIndex(other => other.Root == item.Root);
        index = index < 0 && !_several.Contains(item.Key) ? same.Count - 1 : index;
        if (index < 0)
            return null;

        var former = same[index];
        same.RemoveAt(index);
        return former;
    }
}
