using Infra.Graph;
using Infra.Graph.Layout;
using Infra.Manifests;

namespace Infra.Tests.Graph;

/// <summary>Large pictures.</summary>
public sealed class FoldingTests
{
    private const double Window = 1280;
    private const double SmallestText = 11;

    [Fact]
    public void What_is_alike_is_one_part()
    {
        var volumes = string.Join(", ", Enumerable.Range(0, 38).Select(i => $"{{name: v{i}, configMap: {{name: map-{i}}}}}"));
        var wiring = Folding.Alike(
            Wirings.Of(
                $"{{apiVersion: v1, kind: Pod, metadata: {{name: web, namespace: team}}, spec: {{volumes: [{volumes}, {{name: s, secret: {{secretName: one}}}}]}}}}"));

        Assert.Equal(["Pod web", "ConfigMap 38 ConfigMaps", "Secret one"], wiring.Nodes.Select(node => $"{node.Kind} {node.Title}"));
        Assert.Equal(38, wiring.Nodes[1].Members.Count);
        Assert.Equal(["files"], wiring.Edges.Single(edge => edge.To == wiring.Nodes[2].Id).Reasons);
    }

    [Fact]
    public void A_small_picture_is_not_folded() =>
        Assert.Equal(Wirings.Of(Wirings.Shop).Nodes.Count, Assert.Single(PictureView.Of(Wirings.Of(Wirings.Shop))).Wiring.Nodes.Count);

    [Fact]
    public void A_large_picture_opens_with_its_namespaces_and_text_that_can_be_read_in_a_window()
    {
        var wiring = Many(90);
        var views = PictureView.Of(wiring);

        Assert.Equal(1 + 180, views.Count);
        Assert.All(views[0].Wiring.Nodes.Where(node => node.Role == NodeRole.Folded), node => Assert.NotEmpty(node.Members));
        Assert.InRange(views[0].Wiring.Nodes.Count, 180, 190);
        Assert.True(SmallestText * Window / PictureMaker.Of(views[0].Wiring).Width >= 10);
        // Whatever is folded is drawn by itself in the picture that opens.
        Assert.Equal(wiring.Nodes.Select(node => node.Id).Order(StringComparer.Ordinal),
            views.SelectMany(view => view.Wiring.Nodes).Where(node => node.Members.Count == 0).Select(node => node.Id).Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_namespace_is_drawn_with_what_it_is_connected_with()
    {
        var view = PictureView.Of(Many(90), "shop7")!;

        Assert.Contains(view.Wiring.Nodes, node => node.Id == "Deployment shop7/shop");
        Assert.Contains(view.Wiring.Nodes, node => node is { Role: NodeRole.Folded, Title: "edge7" });
        Assert.DoesNotContain(view.Wiring.Nodes, node => node.Title == "edge8");
        Assert.Null(PictureView.Of(Many(2), "nowhere"));
    }

    [Fact]
    public void A_large_namespace_opens_with_its_applications()
    {
        var wiring = Wirings.Of(string.Join("---\n", Enumerable.Range(0, 100).Select(i => $$"""
            {apiVersion: v1, kind: Service, metadata: {name: app-{{i}}, namespace: team, labels: { app: "app-{{i}}" } }, spec: {ports: [{port: 80}], selector: { app: "app-{{i}}" } } }
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: app-{{i}}, namespace: team, labels: { app: "app-{{i}}" } }, spec: {volumes: [{name: a, configMap: { name: "map-{{i}}" } }] } }

            """)));

        var views = PictureView.Of(wiring);

        Assert.Equal(101, views.Count);
        Assert.Equal(["ConfigMap", "Pod", "Service"], views[1].Wiring.Nodes.Select(node => node.Kind).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_nothing_connects_stands_side_by_side()
    {
        var wiring = Wirings.Of(string.Join("---\n", Enumerable.Range(0, 70).Select(i => $$"""
            {apiVersion: v1, kind: Service, metadata: {name: app-{{i}}, namespace: team}, spec: {ports: [{port: 80}], selector: { app: "app-{{i}}" } } }
            ---
            {apiVersion: v1, kind: Pod, metadata: {name: app-{{i}}, namespace: team, labels: { app: "app-{{i}}" } }, spec: {containers: [{name: a, image: "a:1"}] } }

            """)));

        var picture = PictureMaker.Of(wiring);

        Assert.Equal("namespace team", Assert.Single(picture.Areas).Title);
        Assert.True(SmallestText * Window / picture.Width >= 10);
        Assert.InRange(picture.Height / picture.Width, 0.3, 1.2);
    }

    private static Wiring Many(int copies)
    {
        using var text = new StringReader(
            string.Join("---\n",
                Enumerable.Range(0, copies)
                    .Select(i => Wirings.Shop.Replace("namespace: shop", $"namespace: shop{i}", StringComparison.Ordinal)
            .Replace("namespace: edge", $"namespace: edge{i}", StringComparison.Ordinal)
            .Replace("shop.example.com", $"shop{i}.example.com", StringComparison.Ordinal))));
        return WiringReader.Read(InventoryReader.ReadText(text, "many.yaml"));
    }
}
