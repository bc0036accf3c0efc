namespace Infra.Schemas.Cel;

/// <summary>An object with fields that its schema knows; others do not exist for rules, as an API server drops them.</summary>
internal sealed class ObjectValue(MapNode map, Schema schema) : MapValue
{
    private IReadOnlyList<object>? _keys;

    public override int Count => All().Count;

    public override IEnumerable<object> Keys => All();

    public override object? Find(object key) => key is string name ? Value(name) : null;

    public override object? Field(FieldName name) => Value(name.Api);

    private object? Value(string name) =>
        map[name] is { } node && schema.Properties.TryGetValue(name, out var field) && NodeValues.IsThere(node, field)
            ? NodeValues.Of(node, field) : null;

    private IReadOnlyList<object> All() => _keys ??= [.. map.Entries.Where(entry => Value(entry.Key) is not null).Select(entry => entry.Key)];
}

/// <summary>A map whose keys are free.</summary>
internal sealed class MapOfNodes(MapNode map, Schema values) : MapValue
{
    public override int Count => map.Count;

    public override IEnumerable<object> Keys => map.Entries.Select(entry => entry.Key);

    public override object? Find(object key) => key is string name && map[name] is { } node ? NodeValues.Of(node, values) : null;
}
