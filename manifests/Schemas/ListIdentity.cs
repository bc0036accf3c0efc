namespace Infra.Schemas;

/// <summary>What tells the items of a list apart.</summary>
internal static class ListIdentity
{
    // What the server only warns of when a client sends it; an apply by the server refuses these too.
    private static readonly HashSet<string> Tolerated = new(StringComparer.Ordinal)
    {
        "core/v1 ContainerPort", "core/v1 EnvVar", "core/v1 HostAlias", "core/v1 LocalObjectReference",
        "admissionregistration/v1 Variable", "apiextensions/v1 ValidationRule",
    };

    /// <summary>The items that are the same as an earlier one, each with what they share.</summary>
    public static IEnumerable<(int Index, int Earlier, string Identity)> Repeated(Schema schema, Schema items, ListNode list)
    {
        if (schema.ListType is not ("map" or "set"))
            yield break;

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (Of(schema, items, list.Items[i]) is { } identity && !seen.TryAdd(identity, i))
                yield return (i, seen[identity], identity);
        }
    }

    /// <summary>What is wrong with a list of a built-in kind that holds the same item twice.</summary>
    public static ProblemKind Kind(Schema list, Schema items) =>
        list.ListType == "set" || Tolerated.Contains(items.Name) ? ProblemKind.RepeatedItem : ProblemKind.ListKeys;

    private static string? Of(Schema schema, Schema items, Node item)
    {
        if (schema.ListType == "set")
            return item is ScalarNode { Value: not null } scalar ? scalar.ToString() : null;

        var keys = schema.ListMapKeys.Select(key => (item as MapNode)?[key] ?? items.Properties.GetValueOrDefault(key)?.Default).ToList();
        return keys.TrueForAll(key => key is ScalarNode { Value: not null }) ? string.Join(", ", keys) : null;
    }
}
