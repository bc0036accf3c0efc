using Infra.Schemas;

namespace Infra.Adoption;

/// <summary>The fields of an object that one manager owns, as a tree of the steps that lead to them.</summary>
internal sealed class FieldSet
{
    /// <summary>The type of a map that has one owner as a whole.</summary>
    public const string Atomic = "atomic";

    private const string Itself = ".";

    private readonly Dictionary<string, FieldSet> _below = new(StringComparer.Ordinal);

    private FieldSet(bool isMember) => IsMember = isMember;

    /// <summary>Whether the field at the end of the way is owned itself.</summary>
    public bool IsMember { get; }

    /// <summary>What is owned further on, by the next step.</summary>
    public IReadOnlyDictionary<string, FieldSet> Below => _below;

    /// <summary>Reads <c>fieldsV1</c>. What no server writes there is passed over.</summary>
    public static FieldSet Of(MapNode fields)
    {
        var set = new FieldSet(fields.Count == 0 || fields[Itself] is not null);
        foreach (var (key, value) in fields.Entries)
        {
            if (value is MapNode map && FieldStep.Read(key) is { } step)
                set._below.TryAdd(step, Of(map));
        }

        return set;
    }

    /// <summary>The fields that an object owns which is applied.</summary>
    /// <param name="schema">What is known about the kind.</param>
    /// <param name="tree">The object.</param>
    public static FieldSet Of(Schema schema, MapNode tree)
    {
        var set = new FieldSet(isMember: false);
        foreach (var (key, value) in tree.Entries)
        {
            if (key is not ("apiVersion" or "kind"))
                set._below[FieldStep.Field(key)] = Of(key == "metadata" ? ShippedSchemas.Metadata : schema.Field(key), value);
        }

        return set;
    }

    private static FieldSet Of(Schema schema, Node value)
    {
        var set = new FieldSet(isMember: true);
        switch (value)
        {
            case MapNode map when schema.MapType != Atomic:
                foreach (var (key, below) in map.Entries)
                    set._below[FieldStep.Field(key)] = Of(schema.Field(key), below);

                break;
            case ListNode list when schema.ListType == "map":
                foreach (var item in list.Items)
                {
                    if (FieldStep.Item(schema, item) is { } step)
                        set._below[step] = Of(schema.Items ?? Schema.Anything, item);
                }

                break;
            case ListNode list when schema.ListType == "set":
                foreach (var item in list.Items)
                    set._below[FieldStep.Value(item)] = new FieldSet(isMember: true);

                break;
        }

        return set;
    }
}
