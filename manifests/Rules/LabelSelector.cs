namespace Infra.Rules;

/// <summary>A selector of labels.</summary>
/// <param name="tree">A LabelSelector; null selects nothing, and an empty one everything.</param>
internal sealed class LabelSelector(MapNode? tree)
{
    private readonly (string Key, string Value)[] _labels =
        [.. (tree?.Map("matchLabels")?.Entries ?? []).Select(entry => (entry.Key, entry.Value.ToString() ?? ""))];

    private readonly MapNode[] _expressions = [.. tree.Maps("matchExpressions").Select(found => found.Item)];

    /// <summary>Whether it selects everything.</summary>
    public bool IsEverything => tree is not null && _labels.Length == 0 && _expressions.Length == 0;

    /// <summary>The labels that must be there as they are.</summary>
    internal IReadOnlyList<(string Key, string Value)> Labels => _labels;

    /// <summary>The selector of a map of labels, as Services have.</summary>
    public static LabelSelector Of(MapNode labels) => new(MapNode.Of(("matchLabels", labels)));

    /// <summary>Whether labels are selected.</summary>
    public bool Matches(MapNode labels) =>
        tree is not null
            && Array.TrueForAll(_labels, label => labels[label.Key]?.ToString() == label.Value)
            && Array.TrueForAll(_expressions, expression => Holds(expression, labels));

    /// <summary>Whether labels are selected when those that are not known fit.</summary>
    public bool MayMatch(MapNode labels) =>
        tree is not null
            && Array.TrueForAll(_labels, label => labels[label.Key] is not { } value || value.ToString() == label.Value)
            && Array.TrueForAll(_expressions, expression => labels[expression.Text("key") ?? ""] is null || Holds(expression, labels));

    /// <summary>For people.</summary>
    public override string ToString() => tree is null ? "nothing" : IsEverything ? "every pod"
        : string.Join(", ", _labels.Select(label => $"{label.Key}={label.Value}")
            .Concat(_expressions.Select(e => $"{e.Text("key")} {e.Text("operator")} ({string.Join(", ", e.Texts("values"))})")));

    private static bool Holds(MapNode expression, MapNode labels)
    {
        var value = labels[expression.Text("key") ?? ""]?.ToString();
        return expression.Text("operator") switch
        {
            "In" => value is not null && expression.Texts("values").Contains(value),
            "NotIn" => value is null || !expression.Texts("values").Contains(value),
            "Exists" => value is not null,
            "DoesNotExist" => value is null,
            _ => false,
        };
    }
}
