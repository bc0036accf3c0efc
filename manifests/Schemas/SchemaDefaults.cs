namespace Infra.Schemas;

/// <summary>Fills in the defaults of a schema, as the server does. Fields that are null and may not be are left out.</summary>
internal static class SchemaDefaults
{
    /// <summary>A value with its defaults; the value itself where there is nothing to fill in.</summary>
    /// <param name="schema">The schema of the value.</param>
    /// <param name="value">The value.</param>
    public static Node Defaulted(Schema schema, Node value) => value switch
    {
        MapNode map => Defaulted(schema, map),
        ListNode list when schema.Items is { } items => Defaulted(items, list),
        _ => value,
    };

    private static MapNode Defaulted(Schema schema, MapNode map)
    {
        List<KeyValuePair<string, Node>>? made = null;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var (key, value) = map.Entries[i];
            var field = schema.Properties.GetValueOrDefault(key) ?? schema.AdditionalProperties;
            var isAbsent = field is { IsNullable: false, Type.Length: > 0 } && value is ScalarNode { Value: null };
            var filled = field is null || isAbsent ? value : Defaulted(field, value);
            if (made is null && (isAbsent || !ReferenceEquals(filled, value)))
                made = FirstOf(map, i);

            if (!isAbsent)
                made?.Add(new(key, filled));
        }

        foreach (var (key, field) in schema.Defaults)
        {
            if (map[key] is null || (!field.IsNullable && map[key] is ScalarNode { Value: null }))
                (made ??= FirstOf(map, map.Count)).Add(new(key, Defaulted(field, field.Default!)));
        }

        return made is null ? map : new MapNode(made) { Line = map.Line, Column = map.Column };
    }

    private static List<KeyValuePair<string, Node>> FirstOf(MapNode map, int count)
    {
        var entries = new List<KeyValuePair<string, Node>>(map.Count);
        for (var i = 0; i < count; i++)
            entries.Add(map.Entries[i]);

        return entries;
    }

    private static ListNode Defaulted(Schema items, ListNode list)
    {
        Node[]? made = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var filled = Defaulted(items, list.Items[i]);
            if (made is null && !ReferenceEquals(filled, list.Items[i]))
                made = [.. list.Items];

            made?[i] = filled;
        }

        return made is null ? list : new ListNode(made) { Line = list.Line, Column = list.Column };
    }
}
