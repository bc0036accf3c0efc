namespace Infra.ApiServer;

/// <summary>
/// A value of an object with its place, there or not: what the checks walk over. A path is spelled out only where something is refused.
/// Values of a wrong type are taken for absent by whoever reads them as another type: the schemas refuse those.
/// </summary>
internal sealed class Field
{
    private readonly Refusals _refusals;
    private readonly Field? _parent;
    private readonly int _index;

    private Field(Refusals refusals, Field? parent, string key, int index, Node? value)
    {
        (_refusals, _parent, Key, _index) = (refusals, parent, key, index);
        Value = value is ScalarNode { Value: null } ? null : value;
    }

    /// <summary>The key that it stands under; empty for the object and for items of a list.</summary>
    public string Key { get; }

    /// <summary>What stands there; null where nothing does, and where <c>null</c> is written.</summary>
    public Node? Value { get; }

    /// <summary>The release of Kubernetes that would be asked, 36 for 1.36.</summary>
    public int Release => _refusals.Release;

    public bool IsGiven => Value is not null;

    /// <summary>Whether nothing stands there, or an empty text: a server does not tell these apart.</summary>
    public bool IsBlank => Value is null or ScalarNode { Value: "" };

    public bool IsTrue => Value is ScalarNode { Value: true };

    public bool IsFalse => Value is ScalarNode { Value: false };

    public MapNode? Map => Value as MapNode;

    public string? Text => (Value as ScalarNode)?.Text;

    public long? Number => (Value as ScalarNode)?.Value as long?;

    /// <summary>A text as a server reads a label or a key: empty where there is none.</summary>
    public string Words => Text ?? "";

    /// <summary>How many items or entries it has.</summary>
    public int Count => Value switch { ListNode list => list.Items.Count, MapNode map => map.Count, _ => 0 };

    /// <summary>The items of a list.</summary>
    public IEnumerable<Field> Items
    {
        get
        {
            if (Value is not ListNode list)
                yield break;

            for (var i = 0; i < list.Items.Count; i++)
                yield return new Field(_refusals, this, "", i, list.Items[i]);
        }
    }

    /// <summary>The entries of a map.</summary>
    public IEnumerable<Field> Entries => (Map?.Entries ?? []).Select(entry => new Field(_refusals, this, entry.Key, -1, entry.Value));

    /// <summary>The place, <c>spec.containers[0].image</c>.</summary>
    public string Path => _parent is null ? "" : _index >= 0 ? NodePath.Of(_parent.Path, _index) : NodePath.Of(_parent.Path, Key);

    public Field this[string key] => new(_refusals, this, key, -1, Map?[key]);

    /// <summary>The whole object.</summary>
    public static Field Of(Refusals refusals, MapNode tree) => new(refusals, null, "", -1, tree);

    /// <summary>Says that a server refuses what stands here.</summary>
    public void Refuse(string expected, string fix) => Refuse(Shown(Value), expected, fix);

    /// <summary>Says what a server that is set up in a certain way takes.</summary>
    public void Note(string expected, string fix) => _refusals.Add(Path, Shown(Value), expected, fix, Rules.Severity.Information);

    /// <summary>Says that a server refuses what stands here, and how to name that.</summary>
    public void Refuse(string? actual, string expected, string fix) => _refusals.Add(Path, actual, expected, fix);

    private static string? Shown(Node? value) => value switch
    {
        ScalarNode { Value: "" } => "\"\"",
        ScalarNode scalar => scalar.ToString(),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Shown))}]",
        MapNode map => map.Count == 0 ? "{}" : string.Join(", ", map.Entries.Select(entry => entry.Key)),
        _ => null,
    };
}
