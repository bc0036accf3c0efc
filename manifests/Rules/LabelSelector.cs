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
        Matches((key, value) => labels[key]?.ToString() is { } found && (value is null || found == value));

    /// <summary>
    /// Whether pods of a workload are selected. Of pods that a controller makes not all labels are known: one that is known has to fit, and
    /// none may contradict.
    /// </summary>
    public bool Matches(Workload workload) => workload.IsImplied ? MayMatch(workload.Labels)
        : Matches((key, value) => PodLabels.Carries(workload, key, value));

    /// <summary>For people.</summary>
    public override string ToString() => tree is null ? "nothing" : IsEverything ? "every pod"
        : string.Join(", ", _labels.Select(label => $"{label.Key}={label.Value}")
            .Concat(_expressions.Select(e => $"{e.Text("key")} {e.Text("operator")} ({string.Join(", ", e.Texts("values"))})")));

    private bool MayMatch(MapNode labels) => tree is not null
        && (_labels.Length == 0 || Array.Exists(_labels, label => labels[label.Key]?.ToString() == label.Value))
        && Array.TrueForAll(_labels, label => labels[label.Key] is not { } value || value.ToString() == label.Value)
        && Array.TrueForAll(_expressions, expression => labels[expression.Text("key") ?? ""] is null || Holds(expression,
            (key, value) => value is null || labels[key]?.ToString() == value));

    private bool Matches(Func<string, string?, bool> carries) => tree is not null
        && Array.TrueForAll(_labels, label => carries(label.Key, label.Value))
        && Array.TrueForAll(_expressions, expression => Holds(expression, carries));

    private static bool Holds(MapNode expression, Func<string, string?, bool> carries)
    {
        var key = expression.Text("key") ?? "";
        return expression.Text("operator") switch
        {
            "In" => expression.Texts("values").Any(value => carries(key, value)),
            "NotIn" => !expression.Texts("values").Any(value => carries(key, value)),
            "Exists" => carries(key, null),
            "DoesNotExist" => !carries(key, null),
            _ => false,
        };
    }
}
