namespace Infra.Schemas.Cel;

/// <summary>An object with fields that its schema knows. Others do not exist for rules, as an API server drops them, unless the schema keeps them.</summary>
internal sealed class ObjectValue(MapNode map, Schema schema) : MapValue
{
    private IReadOnlyList<object>? _keys;

    public override int Count => All().Count;

    public override IEnumerable<object> Keys => All();

    public override object? Find(object key) => key is string name ? Value(name) : null;

    public override object? Field(FieldName name) => Value(name.Api);

    // A field that is absent has its default, as the server fills it in before it runs rules. One that is null is absent too.
    private object? Value(string name)
    {
        if (!schema.Properties.TryGetValue(name, out var field))
        {
            return (schema.TakesOtherFields || name is "apiVersion" or "kind" or "metadata") && map[name] is { } own
                ? NodeValues.Of(own, Schema.Anything) : null;
        }

        return map[name] switch
        {
            { } node and not ScalarNode { Value: null } => NodeValues.Of(node, field),
            ScalarNode when field.IsNullable => null,
            _ => field.Default is { } value ? NodeValues.Of(value, field) : null,
        };
    }

    private IReadOnlyList<object> All() => _keys ??=
        [.. schema.Properties.Keys.Union(map.Entries.Select(entry => entry.Key)).Where(key => Value(key) is not null).Order(StringComparer.Ordinal)];
}

/// <summary>A map whose keys are free.</summary>
internal sealed class MapOfNodes(MapNode map, Schema values) : MapValue
{
    public override int Count => map.Count;

    public override IEnumerable<object> Keys => map.Entries.Select(entry => entry.Key);

    public override object? Find(object key) => key is string name && map[name] is { } node ? NodeValues.Of(node, values) : null;
}
