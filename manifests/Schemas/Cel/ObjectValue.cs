namespace Infra.Schemas.Cel;

/// <summary>An object with fields that its schema knows; others do not exist for rules, as an API server drops them.</summary>
internal sealed class ObjectValue(MapNode map, Schema schema) : MapValue
{
    private IReadOnlyList<object>? _keys;

    public override int Count => All().Count;

    public override IEnumerable<object> Keys => All();

    public override object? Find(object key) => key is string name ? Value(name) : null;

    public override object? Field(FieldName name) => Value(name.Api);

    // A field that is absent has its default, as the server fills it in before it runs rules.
    private object? Value(string name)
    {
        if (!schema.Properties.TryGetValue(name, out var field))
            return name is "apiVersion" or "kind" or "metadata" && map[name] is { } own ? NodeValues.Of(own, Schema.Anything) : null;

        var node = map[name];
        node = NodeValues.IsThere(node, field) ? node : field.Default;
        return node is null ? null : NodeValues.Of(node, field);
    }

    private IReadOnlyList<object> All() => _keys ??= [.. schema.Properties.Keys.Where(key => Value(key) is not null).Order(StringComparer.Ordinal)];
}

/// <summary>A map whose keys are free.</summary>
internal sealed class MapOfNodes(MapNode map, Schema values) : MapValue
{
    public override int Count => map.Count;

    public override IEnumerable<object> Keys => map.Entries.Select(entry => entry.Key);

    public override object? Find(object key) => key is string name && map[name] is { } node ? NodeValues.Of(node, values) : null;
}
