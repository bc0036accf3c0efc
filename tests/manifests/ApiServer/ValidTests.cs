using FsCheck;
using FsCheck.Fluent;
using Infra.Manifests;

namespace Infra.Tests.ApiServer;

/// <summary>What a server takes is not refused here.</summary>
public sealed class ValidTests
{
    public static TheoryData<string> Names => [.. Valid.All.Select(manifest => $"{manifest.Id.Kind} {manifest.Id.Name}")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_found_in_a_valid_object(string name) => Assert.Empty(Valid.Findings([Valid.One(name)]));

    [Fact]
    public void The_order_of_lists_does_not_make_a_pod_invalid() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), seed => Valid.Findings([Shuffled(Valid.One("Pod p"), seed)]).Count == 0));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_of_another_type_is_left_to_the_schemas(string name) =>
        Assert.All(Valid.Findings([Twisted(Valid.One(name))]), finding => Assert.NotEmpty(finding.Fix));

    private static Manifest Shuffled(Manifest manifest, int seed)
    {
        var random = new System.Random(seed);
        return manifest with { Tree = (MapNode)Walk(manifest.Tree) };

        Node Walk(Node node) => node switch
        {
            MapNode map => new MapNode(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Walk(entry.Value)))),
            ListNode list => new ListNode([.. list.Items.Select(Walk).OrderBy(_ => random.Next())]),
            _ => node,
        };
    }

    // Lists where maps are wanted, numbers where texts are, and so on.
    private static Manifest Twisted(Manifest manifest)
    {
        var spec = manifest.Tree["spec"] ?? manifest.Tree;
        return manifest with { Tree = manifest.Tree.With("spec", Walk(spec)) };

        static Node Walk(Node node) => node switch
        {
            MapNode map => new MapNode(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Walk(entry.Value)))),
            ListNode => MapNode.Of(("a", 1L)),
            ScalarNode { Text: not null } => Node.From(7),
            _ => new ListNode([Node.From("x")]),
        };
    }
}
