using Infra.Schemas;

namespace Infra.Adoption;

/// <summary>
/// What a server makes of an object that is applied to one that runs: a merge, item by item where a list's items have keys, and whole where
/// a list or map is atomic. What others own and the object changes is a conflict.
/// </summary>
internal sealed class ServerSideApply
{
    private static readonly IReadOnlyList<Owner> NoOne = [];

    private readonly List<FieldConflict> _conflicts = [];

    private ServerSideApply()
    {
    }

    /// <summary>Applies an object.</summary>
    /// <param name="schema">What is known about the kind.</param>
    /// <param name="live">The object that runs.</param>
    /// <param name="own">The object that is applied.</param>
    public static (MapNode Merged, IReadOnlyList<FieldConflict> Conflicts) Apply(Schema schema, MapNode live, MapNode own)
    {
        var apply = new ServerSideApply();
        IReadOnlyList<Owner> owners = [.. FieldManager.Of(live).Select(manager => new Owner(manager, manager.Fields))];
        var merged = live;
        foreach (var (key, value) in own.Entries)
        {
            var field = key switch
            {
                "apiVersion" or "kind" => null,
                "metadata" => ShippedSchemas.Metadata,
                _ => schema.Field(key),
            };
            merged = merged.With(key, field is null ? value : apply.Field(field, key, live[key], value, "", owners));
        }

        // Which object it is belongs to no one.
        apply._conflicts.RemoveAll(conflict => conflict.Path is ".metadata.name" or ".metadata.namespace");
        return (merged, apply._conflicts);
    }

    private Node Field(Schema schema, string name, Node? live, Node own, string path, IReadOnlyList<Owner> owners)
    {
        var step = FieldStep.Field(name);
        return Value(schema, live, own, path + step, At(owners, step));
    }

    private Node Value(Schema schema, Node? live, Node own, string path, IReadOnlyList<Owner> owners) => own switch
    {
        MapNode map when schema.MapType != FieldSet.Atomic && (live is null or MapNode) && map.Count > 0 =>
            Map(schema, live as MapNode, map, path, owners),
        ListNode list when schema.ListType == "map" && (live is null or ListNode) => Items(schema, live as ListNode, list, path, owners),
        ListNode list when schema.ListType == "set" && (live is null or ListNode) => Set(live as ListNode, list),
        MapNode { Count: 0 } when live is MapNode && schema.MapType != FieldSet.Atomic => live,
        _ => Whole(live, own, path, owners),
    };

    private MapNode Map(Schema schema, MapNode? live, MapNode own, string path, IReadOnlyList<Owner> owners)
    {
        var merged = live ?? MapNode.Empty;
        foreach (var (key, value) in own.Entries)
        {
            var field = schema.Field(key);
            merged = merged.With(key, Field(field, key, live?[key], value, path, owners));
        }

        return merged;
    }

    // The order is that of the applied list; what only the other one has comes after it.
    private ListNode Items(Schema schema, ListNode? live, ListNode own, string path, IReadOnlyList<Owner> owners)
    {
        var known = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var item in live?.Items ?? [])
        {
            if (FieldStep.Item(schema, item) is { } step)
                known.TryAdd(step, item);
        }

        var merged = new List<Node>();
        foreach (var item in own.Items)
        {
            var step = FieldStep.Item(schema, item);
            known.Remove(step ?? "", out var former);
            merged.Add(step is null ? item : Value(schema.Items ?? Schema.Anything, former, item, path + step, At(owners, step)));
        }

        return new ListNode([.. merged, .. known.Values]);
    }

    private static ListNode Set(ListNode? live, ListNode own) =>
        new([.. own.Items, .. (live?.Items ?? []).Where(item => !own.Items.Any(other => Node.Same(other, item)))]);

    private Node Whole(Node? live, Node own, string path, IReadOnlyList<Owner> owners)
    {
        if (!Node.Same(live, own))
            _conflicts.AddRange(owners.Where(owner => owner.At.IsMember).Select(owner => new FieldConflict(owner.Manager, path)));

        return own;
    }

    private static IReadOnlyList<Owner> At(IReadOnlyList<Owner> owners, string step)
    {
        if (owners.Count == 0)
            return NoOne;

        var next = new List<Owner>(owners.Count);
        foreach (var (manager, at) in owners)
        {
            if (at.Below.TryGetValue(step, out var below))
                next.Add(new Owner(manager, below));
        }

        return next.Count == 0 ? NoOne : next;
    }

    private readonly record struct Owner(FieldManager Manager, FieldSet At);
}

/// <summary>A field that one manager owns and another one wants to change.</summary>
/// <param name="Manager">Who owns it.</param>
/// <param name="Path">The field, as the server names it.</param>
internal sealed record FieldConflict(FieldManager Manager, string Path);
