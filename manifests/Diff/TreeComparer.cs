using Infra.Schemas;
using Infra.Schemas.Cel;
using Infra.Wording;

namespace Infra.Diff;

/// <summary>Finds the fields by which two trees differ.</summary>
/// <param name="isKubernetes">Whether nulls and empty lists are nothing, as the API server reads them. In the values of charts they are
/// not.</param>
/// <param name="ignoresSurplus">Whether fields that only the old tree has are the server's own business.</param>
/// <param name="former">The item that is compared; null where there are only trees.</param>
/// <param name="item">What it becomes.</param>
/// <param name="sides">What else there is.</param>
internal sealed class TreeComparer(bool isKubernetes, bool ignoresSurplus, DiffItem? former = null, DiffItem? item = null,
    Sides? sides = null)
{
    private List<FieldDiff> _found = [];

    /// <summary>The fields by which two trees differ.</summary>
    /// <param name="schema">What the kind's definition says about values that must not change. Default: nothing is known.</param>
    public IReadOnlyList<FieldDiff> Compare(MapNode left, MapNode right, Fields fields, Schema? schema = null)
    {
        _found = [];
        Maps(left, right, fields, schema, "", Forbid(Inherited.Nothing, schema, left, right));
        return _found;
    }

    private void Nodes(Node? left, Node? right, Fields fields, Schema? schema, string path, Inherited above)
    {
        var rule = fields.Rule;
        if (rule.IsIgnored || Node.Same(left, right))
            return;

        left = Plain(left) ?? rule.Default;
        right = Plain(right) ?? rule.Default;
        if (Node.Same(left, right) || (right is null && (ignoresSurplus || (rule.IsAssigned && !IsKept(left, rule)))))
            return;

        var inherited = Forbid(above.Below(rule, rule.Judged?.Invoke(new Change(left, right, former, item, sides ?? Sides.Nothing))),
            schema, left, right);
        if (left is null && rule.MayBeSet)
            inherited = inherited with { Replaces = false };

        switch (left, right)
        {
            case (MapNode one, MapNode other):
                Maps(one, other, fields, schema, path, inherited);
                break;
            case (MapNode one, null):
                Whole(one, right, () => Maps(one, MapNode.Empty, fields, null, path, inherited), one.Count == 0, path,
                    path.Length > 0 && rule.Removed is { } loss ? inherited with { Effect = loss } : inherited);
                break;
            case (null, MapNode other):
                Whole(left, other, () => Maps(MapNode.Empty, other, fields, null, path, inherited), other.Count == 0, path, inherited);
                break;
            case (ListNode one, ListNode other):
                Lists(one, other, fields, schema, path, inherited);
                break;
            case (ScalarNode one, ScalarNode other) when Canonical.Same(one, other, rule.Form):
                break;
            case (ScalarNode one, ScalarNode other) when rule.OnlyGrows && Canonical.IsLess(other, one):
                Report(left, right, path, inherited with { Replaces = true });
                break;
            default:
                Report(left, right, path, inherited);
                break;
        }
    }

    private static bool IsKept(Node? left, FieldRule rule) =>
        rule.Kept is { } kept && (Node.Same(left, kept) || (left is ListNode { Items: [var only] } && Node.Same(only, kept)));

    private Node? Plain(Node? node) => isKubernetes && node is (ScalarNode { Value: null } or ListNode { Items.Count: 0 }) ? null : node;

    // What the definition of a kind forbids to change, an update is refused for, as for a field that the server itself keeps.
    private static Inherited Forbid(Inherited inherited, Schema? schema, Node? left, Node? right) =>
        !inherited.Replaces && schema is not null && left is not null && right is not null && !Transition.Allows(schema, left, right)
            ? inherited with { Replaces = true } : inherited;

    private void Maps(MapNode left, MapNode right, Fields fields, Schema? schema, string path, Inherited inherited)
    {
        var shape = schema is null ? null : NodeValues.One(schema);
        var isSecretPair = right.Text("name") is { } name && Masking.IsSecretName(name);
        foreach (var key in left.Entries.Select(e => e.Key).Concat(right.Entries.Select(e => e.Key).Where(key => left[key] is null)))
        {
            var (one, other) = (left[key], right[key]);
            var secret = (one ?? other) is ScalarNode && (Masking.IsSecretName(key) || (isSecretPair && key == "value"));
            var below = shape is null ? null : shape.Properties.GetValueOrDefault(key) ?? shape.AdditionalProperties;
            Nodes(one, other, fields.Below(key), below, Child(path, key), secret ? inherited with { IsSecret = true } : inherited);
        }
    }

    // A part that is there on one side only is one difference, unless all that it says goes without saying. What a change of a field within
    // it would bring about, its coming and going does not.
    private void Whole(Node? left, Node? right, Action compare, bool isEmpty, string path, Inherited inherited)
    {
        var outer = _found;
        _found = [];
        compare();
        var inner = _found;
        _found = outer;
        if (inner.Count > 0 || isEmpty)
        {
            Report(left, right, path, inherited with
            {
                Replaces = inherited.Replaces || inner.Exists(field => field.Replaces),
            });
        }
    }

    private void Lists(ListNode left, ListNode right, Fields fields, Schema? schema, string path, Inherited inherited)
    {
        var keyed = ItemKeys.Of(left, right, fields);
        if (keyed is var (one, other))
        {
            var shape = schema is null ? null : NodeValues.One(schema);
            Keyed(one, other, fields, shape is { ListType: "map" } ? shape.Items : null, path, inherited);
        }
        else if (left.Items.Concat(right.Items).All(item => item is ScalarNode))
        {
            if (fields.Rule.IsOrdered != false || !SameSet(left, right))
                Report(left, right, path, inherited);
        }
        else
        {
            Unkeyed(left, right, fields, path, inherited);
        }
    }

    private void Keyed(
        List<KeyValuePair<string, Node>> left, List<KeyValuePair<string, Node>> right, Fields fields, Schema? schema, string path,
        Inherited inherited)
    {
        var found = new Dictionary<string, Node>(right, StringComparer.Ordinal);
        var before = _found.Count;
        foreach (var (key, part) in left)
            Nodes(part, found.GetValueOrDefault(key), fields.Item, schema, $"{path}[{key}]", inherited);

        var known = left.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, part) in right.Where(entry => !known.Contains(entry.Key)))
            Nodes(null, part, fields.Item, null, $"{path}[{key}]", inherited);

        var stayed = right.Select(entry => entry.Key).Where(known.Contains).ToList();
        if (fields.Rule.IsOrdered == true && _found.Count == before
            && !left.Select(entry => entry.Key).Where(found.ContainsKey).SequenceEqual(stayed, StringComparer.Ordinal))
        {
            Report(new ListNode([.. left.Select(item => Node.From(item.Key))]),
                new ListNode([.. right.Select(item => Node.From(item.Key))]), path, inherited);
        }
    }

    // Items without a name: what is on both sides is set aside, the rest is compared in its order.
    private void Unkeyed(ListNode left, ListNode right, Fields fields, string path, Inherited inherited)
    {
        var (old, @new) = Rest(left, right);
        if (old.Count + @new.Count == 0)
        {
            if (fields.Rule.IsOrdered != false)
                Report(Order(left, right), Order(right, right), path, inherited);

            return;
        }

        for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
        {
            var at = i < @new.Count ? @new[i].Index : old[i].Index;
            Nodes(i < old.Count ? old[i].Item : null, i < @new.Count ? @new[i].Item : null, fields.Item, null,
                string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"), inherited);
        }
    }

    private static ListNode Order(ListNode list, ListNode by)
    {
        var places = by.Items.Select((item, i) => (Text: ShownValue.Of(item, false)!, Place: i))
            .GroupBy(item => item.Text, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<int>(group.Select(item => item.Place)), StringComparer.Ordinal);
        return new ListNode([.. list.Items.Select(item => (Node)(long)places[ShownValue.Of(item, false)!].Dequeue())]);
    }

    private static (List<(int Index, Node Item)> Left, List<(int Index, Node Item)> Right) Rest(ListNode left, ListNode right)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in right.Items)
        {
            var text = ManifestWriter.ToYaml(item);
            counts[text] = counts.GetValueOrDefault(text) + 1;
        }

        var both = new Dictionary<string, int>(StringComparer.Ordinal);
        var old = new List<(int, Node)>();
        foreach (var (index, item) in left.Items.Index())
        {
            var text = ManifestWriter.ToYaml(item);
            if (counts.GetValueOrDefault(text) > 0)
            {
                counts[text]--;
                both[text] = both.GetValueOrDefault(text) + 1;
            }
            else
            {
                old.Add((index, item));
            }
        }

        var @new = new List<(int, Node)>();
        foreach (var (index, item) in right.Items.Index())
        {
            var text = ManifestWriter.ToYaml(item);
            if (both.GetValueOrDefault(text) > 0)
                both[text]--;
            else
                @new.Add((index, item));
        }

        return (old, @new);
    }

    private static bool SameSet(ListNode left, ListNode right) =>
        left.Items.Select(item => item.ToString()!).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal)
            .SequenceEqual(right.Items.Select(item => item.ToString()!).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal),
                StringComparer.Ordinal);

    private void Report(Node? left, Node? right, string path, Inherited inherited) =>
        _found.Add(new FieldDiff(Credentials.Masked(path), ShownValue.Of(left, inherited.IsSecret),
            ShownValue.Of(right, inherited.IsSecret))
        {
            Consequence = inherited.Effect,
            Replaces = inherited.Replaces,
            IsSecret = inherited.IsSecret,
            Lines = ShownValue.Lines(left, right, inherited.IsSecret),
        });

    private static string Child(string path, string key) =>
        key.AsSpan().IndexOfAny(".[]/ ") >= 0 ? $"{path}[\"{key}\"]" : path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>What a field has from those above it.</summary>
    private sealed record Inherited(bool Replaces, bool IsSecret, Consequence? Effect)
    {
        public static Inherited Nothing { get; } = new(false, false, null);

        public Inherited Below(FieldRule rule, Consequence? judged) => ReferenceEquals(rule, FieldRule.None)
            ? this
            : new Inherited(rule.Replaces ?? Replaces, IsSecret || rule.IsSecret,
                Consequence.Graver(judged, rule.Changed ?? (rule.Replaces == false ? null : Effect)));
    }
}
