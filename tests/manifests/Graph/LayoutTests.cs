using FsCheck;
using FsCheck.Fluent;
using Infra.Graph;
using Infra.Graph.Layout;

namespace Infra.Tests.Graph;

/// <summary>Where the parts of a picture stand.</summary>
public sealed class LayoutTests
{
    private static readonly NodeRole[] Roles = Enum.GetValues<NodeRole>();

    [Fact]
    public void No_part_covers_another_and_all_are_inside_whatever_is_connected() => Prop.ForAll(Some(), wiring =>
    {
        var picture = PictureMaker.Of(wiring);
        Assert.Equal(wiring.Nodes.Count, picture.Boxes.Count);
        Assert.All(picture.Boxes, box =>
        {
            Assert.InRange(box.X, 0, picture.Width - box.Width);
            Assert.InRange(box.Y, 0, picture.Height - box.Height);
        });
        foreach (var column in picture.Boxes.GroupBy(box => box.X))
        {
            var boxes = column.OrderBy(box => box.Y).ToList();
            for (var i = 1; i < boxes.Count; i++)
                Assert.True(boxes[i].Y >= boxes[i - 1].Y + boxes[i - 1].Height - 0.2, $"{boxes[i].Node.Id} covers {boxes[i - 1].Node.Id}");
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Namespaces_inside_of_the_cluster_do_not_overlap() => Prop.ForAll(Some(), wiring =>
    {
        var areas = PictureMaker.Of(wiring).Areas;
        for (var i = 0; i < areas.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (areas[i], areas[j]);
                Assert.True(a.X + a.Width <= b.X + 0.2 || b.X + b.Width <= a.X + 0.2 || a.Y + a.Height <= b.Y + 0.2
                    || b.Y + b.Height <= a.Y + 0.2, $"{a} meets {b}");
            }
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Requests_go_to_the_right()
    {
        var boxes = PictureMaker.Of(Wirings.Of(Wirings.Shop)).Boxes.ToDictionary(box => box.Node.Label, box => box.X);
        string[] way =
        [
            "host shop.example.com",
            "listener of Gateway edge/edge",
            "HTTPRoute shop/shop",
            "Service shop/shop",
            "Service shop/redis",
            "Secret shop/shop-secret",
            "SecretStore shop/aws",
            "Secret shop/keys",
            "network internet",
        ];

        Assert.Equal(way, way.OrderBy(part => boxes[part]));
        Assert.Equal(boxes["Service shop/shop"], boxes["Deployment shop/shop"]);
    }

    [Fact]
    public void Services_that_need_each_other_are_drawn_with_both_connections()
    {
        var picture = PictureMaker.Of(new Wiring("circle",
            [new("a", NodeRole.Workload, "Pod", "a") { Namespace = "x" }, new("b", NodeRole.Workload, "Pod", "b") { Namespace = "x" }],
            [new("a", "b", []), new("b", "a", [])], 2));

        Assert.Equal(2, picture.Lines.Select(line => line.Path).Distinct().Count());
    }

    [Fact]
    public void Names_that_are_too_long_give_way_in_their_middle()
    {
        var picture =
            PictureMaker.Of(new Wiring("long",
                [new("a", NodeRole.Workload, "Pod", "front-" + new string('x', 80) + "-end") { Namespace = "x" }], [], 1));

        Assert.StartsWith("front-", picture.Boxes[0].Title, StringComparison.Ordinal);
        Assert.EndsWith("-end", picture.Boxes[0].Title, StringComparison.Ordinal);
        Assert.True(TextWidth.Of(picture.Boxes[0].Title, 12.5, bold: true) <= picture.Boxes[0].Width - 20);
    }

    [Fact]
    public void Nothing_is_an_empty_picture() => Assert.Empty(PictureMaker.Of(new Wiring("nothing", [], [], 0)).Boxes);

    private static Arbitrary<Wiring> Some() => (
        from count in Gen.Choose(1, 30)
        from roles in Gen.Choose(0, Roles.Length - 1).ArrayOf(count)
        from spaces in Gen.Choose(0, 3).ArrayOf(count)
        from links in Gen.Choose(0, count - 1).Two().ListOf()
        select new Wiring("some",
            [.. roles.Select((role, i) =>
                new GraphNode($"n{i}", Roles[role], "Thing", $"part-{i}")
                {
                    Namespace = spaces[i] == 0 ? null : $"space{spaces[i]}",
                    Notes = [$"note {role}"],
                })],
            [.. links.Where(link => link.Item1 != link.Item2).Distinct()
                .Select(link => new GraphEdge($"n{link.Item1}", $"n{link.Item2}", []))], count)).ToArbitrary();
}
