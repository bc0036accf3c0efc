namespace Infra.Diff;

/// <summary>
/// What tells the items of a list apart: the keys that the kind declares, or the first that all items have and no two share.
/// </summary>
internal static class ItemKeys
{
    private static readonly IReadOnlyList<string>[] Usual =
    [
        ["name"], ["key"], ["mountPath"], ["containerPort", "protocol"], ["port", "protocol"], ["host"], ["hostname"], ["ip"], ["id"],
        ["secretKey"], ["topologyKey"],
        ["type"], ["path"],
    ];

    /// <summary>The items of both lists with their keys, or null when nothing tells them apart.</summary>
    public static (List<KeyValuePair<string, Node>> Left, List<KeyValuePair<string, Node>> Right)? Of(ListNode left, ListNode right,
        Fields fields)
    {
        if (left.Items.Concat(right.Items).Any(item => item is not MapNode))
            return null;

        IEnumerable<IReadOnlyList<string>> candidates = fields.Rule.Keys is { } declared ? [declared] : Usual;
        foreach (var keys in candidates)
        {
            if (Keyed(left, keys, fields) is { } one && Keyed(right, keys, fields) is { } other)
                return (one, other);
        }

        return null;
    }

    private static List<KeyValuePair<string, Node>>? Keyed(ListNode list, IReadOnlyList<string> keys, Fields fields)
    {
        var items = new List<KeyValuePair<string, Node>>(list.Items.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            var parts = new List<string>(keys.Count);
            foreach (var key in keys)
            {
                var value = ((MapNode)item).At(key.Split('.')) ?? fields.Item.Below(key).Rule.Default;
                if (value is ScalarNode { Value: not null } scalar)
                    parts.Add(scalar.ToString());
                else if (value is not null) return null;
            }

            var text = string.Join('/', parts);
            if (parts.Count == 0 || (keys.Count == 1 && parts[0].Length == 0 && fields.Rule.Keys is null) || !seen.Add(text))
                return null;

            items.Add(new(text, item));
        }

        return items;
    }
}
