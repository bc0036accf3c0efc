namespace Infra.Schemas.Cel;

/// <summary>Fields of maps and items of lists.</summary>
internal static class Members
{
    public static object Select(object on, FieldName name) => on switch
    {
        Failure => on,
        MapValue map => map.Field(name) ?? Failure.NoSuchKey(name.Written),
        Optional => FindOptional(on, map => map.Field(name)),
        _ => Failure.NoSuchOverload($"select .{name.Written}", on),
    };

    /// <summary>Whether a field is there.</summary>
    public static object Has(object on, FieldName name) => on switch
    {
        Failure => on,
        MapValue map => Values.Of(map.Field(name) is not null),
        Optional { Value: null } => Values.False,
        Optional { Value: MapValue map } => Values.Of(map.Field(name) is not null),
        _ => Failure.NoSuchOverload($"has .{name.Written}", on),
    };

    public static object Index(object on, object key, Frame frame)
    {
        if (on is Optional)
            return IndexOptional(on, key, frame);

        return Find(on, key) ?? (on is ListValue ? Failure.OutOfBounds(key) : Failure.NoSuchKey(key));
    }

    public static object IndexOptional(object on, object key, Frame frame)
    {
        frame.Pay(1);
        if (on is Optional { Value: null })
            return on;

        var value = Find(on is Optional { Value: { } some } ? some : on, key);
        return value is Failure ? value : new Optional(value);
    }

    public static object FindOptional(object on, Func<MapValue, object?> find) => on switch
    {
        Failure or Optional { Value: null } => on,
        MapValue map => find(map) is var value && value is Failure ? value : new Optional(value),
        Optional { Value: MapValue map } => find(map) is var value && value is Failure ? value : new Optional(value),
        _ => Failure.NoSuchOverload("optional select", on),
    };

    // Null where there is none.
    private static object? Find(object on, object key) => (on, key) switch
    {
        (Failure, _) => on,
        (_, Failure) => key,
        (MapValue map, _) => map.Find(key),
        (ListValue list, long index) => index >= 0 && index < list.Count ? list[(int)index] : null,
        (ListValue list, ulong index) => index < (ulong)list.Count ? list[(int)index] : null,
        (ListValue list, double index) => index == Math.Floor(index) && index >= 0 && index < list.Count ? list[(int)index] : null,
        _ => Failure.NoSuchOverload("_[_]", on, key),
    };
}
