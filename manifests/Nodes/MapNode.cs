using System.Diagnostics.CodeAnalysis;

namespace Infra.Manifests;

/// <summary>A map from texts to values, in the order of <see cref="KeyOrder"/>.</summary>
public sealed class MapNode : Node
{
    // Below this a walk over the keys is faster than a search.
    private const int Few = 8;

    private readonly KeyValuePair<string, Node>[] _entries;

    /// <summary>Creates a map.</summary>
    /// <param name="entries">The entries, in any order.</param>
    /// <exception cref="ArgumentException">A key stands twice.</exception>
    public MapNode(IEnumerable<KeyValuePair<string, Node>> entries) : this([.. entries])
    {
    }

    private MapNode(KeyValuePair<string, Node>[] entries)
    {
        _entries = entries;
        Sort(_entries);
        for (var i = 1; i < _entries.Length; i++)
        {
            if (_entries[i].Key == _entries[i - 1].Key)
                throw new ArgumentException($"The key {_entries[i].Key} stands twice.", nameof(entries));
        }
    }

    /// <summary>The map without entries.</summary>
    public static MapNode Empty { get; } = new([]);

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Length;

    /// <summary>The entries, in canonical order.</summary>
    public IReadOnlyList<KeyValuePair<string, Node>> Entries => _entries;

    /// <summary>The keys with their places, where the reader kept them. Default: none.</summary>
    internal IReadOnlyDictionary<string, ScalarNode>? Keys { get; init; }

    /// <summary>The value of a key, or null when the map does not have it.</summary>
    /// <param name="key">The key.</param>
    public Node? this[string key]
    {
        get
        {
            if (_entries.Length > Few)
                return Search(key);

            foreach (var entry in _entries)
            {
                if (entry.Key == key)
                    return entry.Value;
            }

            return null;
        }
    }

    /// <summary>Creates a map of the entries that have a value.</summary>
    /// <param name="entries">Keys and values; a null value leaves the key out.</param>
    public static MapNode Of(params ReadOnlySpan<(string Key, Node? Value)> entries)
    {
        var given = new List<KeyValuePair<string, Node>>(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (value is not null)
                given.Add(new(key, value));
        }

        return new MapNode(given);
    }

    /// <summary>The map under a key, or null when there is none.</summary>
    /// <param name="key">The key.</param>
    public MapNode? Map(string key) => this[key] as MapNode;

    /// <summary>The list under a key, or null when there is none.</summary>
    /// <param name="key">The key.</param>
    public ListNode? List(string key) => this[key] as ListNode;

    /// <summary>The text under a key, or null when there is none.</summary>
    /// <param name="key">The key.</param>
    public string? Text(string key) => (this[key] as ScalarNode)?.Text;

    /// <summary>The value at the end of a path of keys, or null when the path ends before.</summary>
    /// <param name="path">The keys.</param>
    public Node? At(params ReadOnlySpan<string> path)
    {
        Node? node = this;
        foreach (var key in path)
            node = (node as MapNode)?[key];

        return node;
    }

    /// <summary>This map with one key set or, by null, removed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its new value; null removes it.</param>
    public MapNode With(string key, Node? value)
    {
        var entries = new List<KeyValuePair<string, Node>>(_entries.Length + 1);
        foreach (var entry in _entries)
        {
            if (entry.Key != key)
                entries.Add(entry);
        }

        if (value is not null)
            entries.Add(new(key, value));

        return new MapNode(entries) { Line = Line, Column = Column, File = File };
    }

    private Node? Search(string key)
    {
        var (first, last) = (0, _entries.Length - 1);
        while (first <= last)
        {
            var middle = (first + last) / 2;
            switch (KeyOrder.Instance.Compare(_entries[middle].Key, key))
            {
                case 0:
                    return _entries[middle].Value;
                case < 0:
                    first = middle + 1;
                    break;
                default:
                    last = middle - 1;
                    break;
            }
        }

        return null;
    }

    // Nearly all maps are small, and half of them are in order already.
    private static void Sort(KeyValuePair<string, Node>[] entries)
    {
        if (entries.Length > 2 * Few)
        {
            SortMany(entries);
            return;
        }

        for (var i = 1; i < entries.Length; i++)
        {
            var entry = entries[i];
            var place = i;
            while (place > 0 && KeyOrder.Instance.Compare(entries[place - 1].Key, entry.Key) > 0)
                entries[place] = entries[--place];

            entries[place] = entry;
        }
    }

    private static void SortMany(KeyValuePair<string, Node>[] entries)
    {
        var (keys, values) = (new string[entries.Length], new Node[entries.Length]);
        for (var i = 0; i < entries.Length; i++)
            (keys[i], values[i]) = (entries[i].Key, entries[i].Value);

        Array.Sort(keys, values, KeyOrder.Instance);
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new(keys[i], values[i]);
    }

    // The array is sorted in place and kept: no one else may hold it.
    [SuppressMessage("Roslynator", "RCS1231", Justification = "An array is passed as it is.")]
    internal static MapNode Owning(
        KeyValuePair<string, Node>[] entries, int line = 0, int column = 0, IReadOnlyDictionary<string, ScalarNode>? keys = null,
        string? file = null) =>
        entries.Length == 0 && line == 0 ? Empty : new MapNode(entries) { Line = line, Column = column, Keys = keys, File = file };

    /// <inheritdoc/>
    public override string ToString() => "a map";

    /// <inheritdoc/>
    protected override bool SameAs(Node other)
    {
        if (other is not MapNode map || map.Count != Count)
            return false;

        for (var i = 0; i < _entries.Length; i++)
        {
            if (_entries[i].Key != map._entries[i].Key || !Same(_entries[i].Value, map._entries[i].Value))
                return false;
        }

        return true;
    }
}
