using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Infra.Manifests;

/// <summary>
/// A value of an object: a map, a list or a scalar. Trees are immutable and their maps stand in canonical order, so that equal trees are
/// written equally and two trees are compared in one walk.
/// </summary>
public abstract class Node
{
    /// <summary>The line in the file that this was read from, counted from one. Default: 0, made by the program.</summary>
    public int Line { get; init; }

    /// <summary>The column in the file that this was read from, counted from one. Default: 0, made by the program.</summary>
    public int Column { get; init; }

    /// <summary>The file that this was read from, where it is not the object's own. Default: null, it is the object's.</summary>
    public string? File { get; init; }

    /// <summary>A text; no text is no node.</summary>
    /// <param name="text">The text.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator Node?(string? text) => text is null ? null : new ScalarNode(text);

    /// <summary>A whole number.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Node(long number) => new ScalarNode(number);

    /// <summary>A truth value.</summary>
    /// <param name="flag">The value.</param>
    public static implicit operator Node(bool flag) => new ScalarNode(flag);

    /// <summary>Whether two trees hold the same values. Where they were read from is no part of it.</summary>
    /// <param name="left">One tree, or none.</param>
    /// <param name="right">The other tree, or none.</param>
    public static bool Same(Node? left, Node? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && left.SameAs(right));

    /// <summary>
    /// The tree of a plain value: texts, booleans, numbers, dictionaries with text keys, lists, nodes, null. Anything else stands as its
    /// type's name in angle brackets.
    /// </summary>
    /// <param name="value">The value.</param>
    public static Node From(object? value) => value switch
    {
        Node node => node,
        null => ScalarNode.Null,
        string text => new ScalarNode(text),
        bool flag => new ScalarNode(flag),
        double number => ScalarNode.Number(number),
        int number => new ScalarNode((long)number),
        long number => new ScalarNode(number),
        ImmutableDictionary<string, object> map => FromMap(map, map.Count),
        ImmutableArray<object?> list => FromList(list.IsDefault ? [] : list),
        IReadOnlyDictionary<string, object?> map => FromMap(map!, map.Count),
        IEnumerable<object?> list => FromList([.. list]),
        IConvertible other => new ScalarNode(other.ToString(CultureInfo.InvariantCulture)),
        _ => new ScalarNode($"<{value.GetType().Name}>"),
    };

    /// <summary>Whether this tree holds the same values as another.</summary>
    /// <param name="other">The other tree.</param>
    protected abstract bool SameAs(Node other);

    private static MapNode FromMap(IEnumerable<KeyValuePair<string, object>> map, int count)
    {
        var entries = new KeyValuePair<string, Node>[count];
        var index = 0;
        foreach (var (key, value) in map)
            entries[index++] = new(key, From(value));

        return MapNode.Owning(entries);
    }

    private static ListNode FromList(ImmutableArray<object?> list)
    {
        var items = new Node[list.Length];
        for (var i = 0; i < items.Length; i++)
            items[i] = From(list[i]);

        return new ListNode(items);
    }
}
