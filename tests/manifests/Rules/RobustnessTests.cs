using FsCheck;
using FsCheck.Fluent;
using Infra.Manifests;
using Infra.Rules;

namespace Infra.Tests.Rules;

/// <summary>Manifests are written by anyone: whatever stands where, a check ends with findings and not with an exception.</summary>
public sealed class RobustnessTests
{
    private static readonly Manifest[] Examples =
        [.. AllRules.List.SelectMany(rule => new[] { rule.Info.Wrong,
            rule.Info.Right }).OfType<string>().SelectMany(yaml => Yaml.Read(yaml).Manifests)];

    private static readonly Node[] Strange =
        [ScalarNode.Null, "", "*", "text", 0, -1, long.MaxValue, 1.5.ToString(System.Globalization.CultureInfo.InvariantCulture), true,
            new ListNode([]), new ListNode([ScalarNode.Null, 1, "a"]), MapNode.Empty];

    [Fact]
    public void Any_value_may_stand_anywhere()
    {
        var places = Examples.SelectMany((manifest, index) => Paths(manifest.Tree).Select(path => (index, path))).ToArray();
        var changes = Gen.Zip(Gen.Elements(places), Gen.Elements(Strange)).ListOf(8);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(changes.ToArbitrary(), list =>
        {
            var manifests = Examples.ToArray();
            foreach (var ((index, path), value) in list)
            {
                var tree = (MapNode)Replaced(manifests[index].Tree, path, 0, value);
                manifests[index] = Manifest.From(tree) is { } changed ? changed with { At = manifests[index].At }
                    : manifests[index] with { Tree = tree };
            }

            var near = list.Select(change => manifests[change.Item1.index]).Concat(manifests.Take(40)).ToList();
            return Checker.Check(new Inventory { Name = "near", Manifests = near },
                new CheckOptions { Production = true }).Rules == AllRules.List.Count;
        }));
    }

    [Fact]
    public void Everything_at_once_is_checked() =>
        Assert.NotEmpty(Checker.Check(new Inventory { Name = "twice", Manifests = [.. Examples, .. Examples] }).Findings);

    private static IEnumerable<int[]> Paths(Node node)
    {
        var children = node switch
        {
            MapNode map => map.Entries.Select(entry => entry.Value),
            ListNode list => list.Items,
            _ => [],
        };
        return children.SelectMany((child, i) => Paths(child).Select(path => (int[])[i, .. path]).Prepend([i]));
    }

    private static Node Replaced(Node node, int[] path, int depth, Node value)
    {
        if (depth == path.Length)
            return value;

        return node switch
        {
            MapNode map when path[depth] < map.Count => map.With(map.Entries[path[depth]].Key,
                Replaced(map.Entries[path[depth]].Value, path, depth + 1, value)),
            ListNode list when path[depth] < list.Items.Count => new ListNode([.. list.Items.Select((item, i) => i == path[depth]
                ? Replaced(item, path, depth + 1, value) : item)]),
            _ => node,
        };
    }
}
