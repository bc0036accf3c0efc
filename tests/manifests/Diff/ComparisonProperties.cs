using FsCheck;
using FsCheck.Fluent;
using Infra.Diff;
using Infra.Manifests;
using Infra.Tests.Manifests;

namespace Infra.Tests.Diff;

/// <summary>What holds for any objects.</summary>
public sealed class ComparisonProperties
{
    [Fact]
    public void Nothing_differs_from_itself() =>
        Prop.ForAll(Trees.Any, tree => Comparison.Of(Side(tree), Side(tree)).Items.Count == 0).QuickCheckThrowOnFailure();

    [Fact]
    public void What_differs_is_found_in_both_directions() => Prop.ForAll(Trees.Any, Trees.Any, (one, other) =>
        Comparison.Of(Side(one), Side(other)).Items.Count == Comparison.Of(Side(other), Side(one)).Items.Count).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_order_of_objects_and_of_named_items_makes_no_difference(int seed)
    {
        var manifests = Sides.Of("x", Sides.Deployment, Sides.Service).Manifests;
        var random = new Random(seed);

        var shuffled = manifests.Select(item => item with { Tree = (MapNode)Shuffle(item.Tree, random) }).OrderBy(_ => random.Next())
            .ToList();

        Assert.Empty(
            Comparison.Of(new Inventory { Name = "old", Manifests = manifests },
                new Inventory { Name = "new", Manifests = shuffled }).Items);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public void Every_changed_object_is_found_among_many(int count)
    {
        Inventory Side(string image) => Sides.Of("x", [.. Enumerable.Range(0, count).Select(i => Sides.Deployment
            .Replace("{name: web, namespace", $"{{name: web-{i}, namespace", StringComparison.Ordinal)
            .Replace("web:1.0", image, StringComparison.Ordinal))]);

        Assert.Equal(count, Comparison.Of(Side("web:1.0"), Side("web:1.1")).Count(ItemDiffKind.Changed));
    }

    // Ten times as many objects take ten times as long; a comparison of each with each would take a hundred times as long.
    private static Inventory Side(Node tree) => new()
    {
        Name = "x",
        Manifests =
        [
            Manifest.From(MapNode.Of(
                ("apiVersion", "example.com/v1"), ("kind", "Thing"), ("metadata", MapNode.Of(("name", "a"))), ("spec", tree)))!,
        ],
    };

    private static Node Shuffle(Node node, Random random) => node switch
    {
        MapNode map =>
            new MapNode(
                map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Shuffle(entry.Value, random))).OrderBy(_ => random.Next())),
        ListNode list when list.Items.All(item => item is MapNode) =>
            new ListNode([.. list.Items.Select(item => Shuffle(item, random)).OrderBy(_ => random.Next())]),
        _ => node,
    };
}
