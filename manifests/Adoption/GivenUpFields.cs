using Infra.Schemas;

namespace Infra.Adoption;

/// <summary>
/// What goes from an object when its fields get another owner: a field that the new owner does not apply is removed, unless others own it
/// too. What no one owns, the server's defaults, stays.
/// </summary>
internal sealed class GivenUpFields
{
    private readonly List<string> _stays = [];

    private GivenUpFields()
    {
    }

    /// <summary>Removes what no one wants any longer.</summary>
    /// <param name="schema">What is known about the kind.</param>
    /// <param name="merged">The object after it was applied.</param>
    /// <param name="own">What was applied.</param>
    /// <param name="managers">The managers of the object before.</param>
    /// <returns>The object, and the fields that stay because a manager owns them which is not taken over.</returns>
    public static (MapNode Left, IReadOnlyList<string> Stays) Remove(Schema schema, MapNode merged, MapNode own,
        IReadOnlyList<FieldManager> managers)
    {
        var given = new GivenUpFields();
        var (taken, others) = (
            managers.Where(manager => manager.IsTakenOver).Select(manager => manager.Fields).ToList(),
            managers.Where(manager => !manager.IsTakenOver).Select(manager => manager.Fields).ToList());
        foreach (var (key, value) in merged.Entries)
        {
            var field = key == "metadata" ? ShippedSchemas.Metadata : schema.Field(key);
            if (key is not ("apiVersion" or "kind" or "status"))
            {
                var left = given.Child(field, value, own[key], FieldStep.Field(key), "", taken, others, isTold: key == "metadata");
                merged = merged.With(key, left);
            }
        }

        return (merged, given._stays);
    }

    private Node? Child(Schema schema, Node value, Node? own, string step, string path, List<FieldSet> taken, List<FieldSet> others,
        bool isTold)
    {
        var at = path + step;
        List<FieldSet> Next(List<FieldSet> sets) => [.. sets.Select(set => set.Below.GetValueOrDefault(step)).OfType<FieldSet>()];
        var (given, kept) = (Next(taken), Next(others));
        if (own is null && kept.Count == 0)
            return given.Count > 0 ? null : value;

        if (own is null && !isTold && kept.Exists(set => set.IsMember))
        {
            _stays.Add(at);
            isTold = true;
        }

        switch (value)
        {
            case MapNode map when schema.MapType != FieldSet.Atomic:
                foreach (var (key, below) in map.Entries)
                {
                    var field = schema.Field(key);
                    map = map.With(key, Child(field, below, (own as MapNode)?[key], FieldStep.Field(key), at, given, kept,
                        isTold));
                }

                return map;
            case ListNode list when schema.ListType == "map":
                var items = schema.Items ?? Schema.Anything;
                var named = (own as ListNode)?.Items.Select(item => (Step: FieldStep.Item(schema, item), item))
                    .Where(item => item.Step is not null).ToDictionary(item => item.Step!, item => item.item, StringComparer.Ordinal) ?? [];
                return new ListNode([.. list.Items.Select(item => FieldStep.Item(schema, item) is { } name
                    ? Child(items, item, named.GetValueOrDefault(name), name, at, given, kept, isTold) : item).OfType<Node>()]);
            default:
                return value;
        }
    }
}
