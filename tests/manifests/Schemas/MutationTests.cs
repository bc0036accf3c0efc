using Infra.Catalogue;
using Infra.Manifests;
using Infra.Schemas;

namespace Infra.Tests.Schemas;

/// <summary>Every kind that has a schema: an object with all of its fields, in which one field after the other is broken.</summary>
public sealed class MutationTests
{
    private const int Deepest = 9;
    private const int MostOfAKind = 60;

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, string>();
            foreach (var version in ShippedSchemas.BuiltInVersions.Concat(ShippedSchemas.Groups.SelectMany(ShippedSchemas.Versions)))
            {
                foreach (var kind in ShippedSchemas.Kinds(version))
                    kinds.Add(version, kind);
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_broken_field_is_found_in_its_place(string version, string kind)
    {
        var schema = ShippedSchemas.Find(version, kind)!.Schema;
        var whole = (MapNode)Sample(schema, 0);
        var before = Problems(schema, whole);
        var places = Places(schema, whole, "", []).ToList();
        var step = Math.Max(1, places.Count / MostOfAKind);

        for (var i = 0; i < places.Count; i += step)
        {
            var (path, keys, broken) = places[i];
            var after = Problems(schema, (MapNode)With(whole, keys, 0, broken));

            Assert.DoesNotContain($"Type {path}", before);
            Assert.Contains($"Type {path}", after);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_unknown_field_beside_the_others_is_found(string version, string kind)
    {
        var schema = ShippedSchemas.Find(version, kind)!.Schema;
        var whole = ((MapNode)Sample(schema, 0)).With("notThere", true);

        Assert.Contains("UnknownField notThere", Problems(schema, whole));
    }

    private static HashSet<string> Problems(Schema schema, MapNode tree)
    {
        var found = new List<SchemaProblem>();
        new SchemaWalk(new KubernetesVersion(36), schema, isSecret: false, found).Object(schema, tree);
        return [.. found.Select(problem => $"{problem.Kind} {problem.Path}")];
    }

    // One value of each type, whatever else the schema asks of it.
    private static Node Sample(Schema schema, int depth) => schema.IsIntOrString ? 1 : schema.Type switch
    {
        "object" when depth < Deepest => new MapNode(schema.Properties.Where(field => depth > 0 || field.Key != "status")
            .Select(field => KeyValuePair.Create(field.Key, Sample(field.Value, depth + 1)))
            .Concat(schema.AdditionalProperties is { } others ? [KeyValuePair.Create("a", Sample(others, depth + 1))] : [])),
        "object" => MapNode.Empty,
        "array" => new ListNode(schema.Items is { } items && depth < Deepest ? [Sample(items, depth + 1)] : []),
        "integer" or "number" => 1,
        "boolean" => true,
        _ => "a",
    };

    // Each field with a value of a type that it does not take.
    private static IEnumerable<(string Path, int[] Keys, Node Broken)> Places(Schema schema, Node value, string path, int[] keys)
    {
        if (keys.Length > 0 && Broken(schema) is { } broken)
            yield return (path, keys, broken);

        switch (value)
        {
            case MapNode map:
                for (var i = 0; i < map.Count; i++)
                {
                    var (key, inner) = map.Entries[i];
                    foreach (var place in Places(schema.Properties.GetValueOrDefault(key) ?? schema.AdditionalProperties!, inner,
                        NodePath.Of(path, key), [.. keys, i]))
                    {
                        yield return place;
                    }
                }

                break;
            case ListNode { Items: [var item] }:
                foreach (var place in Places(schema.Items!, item, NodePath.Of(path, 0), [.. keys, 0]))
                    yield return place;

                break;
        }
    }

    private static Node? Broken(Schema schema) => schema.IsIntOrString ? new ListNode([]) : schema.Type switch
    {
        "string" => 5,
        "integer" or "number" or "boolean" => "b",
        "object" => new ListNode([]),
        "array" => MapNode.Empty,
        _ => null,
    };

    private static Node With(Node node, int[] keys, int depth, Node value) => depth == keys.Length ? value : node switch
    {
        MapNode map =>
            new MapNode(
                map.Entries.Select((entry, i) => i == keys[depth] ? new(entry.Key, With(entry.Value, keys, depth + 1, value)) : entry)),
        ListNode list => new ListNode([.. list.Items.Select((item, i) => i == keys[depth] ? With(item, keys, depth + 1, value) : item)]),
        _ => value,
    };
}
