using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Infra.Components.Observability;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Observability;

public sealed class DashboardTests
{
    public static TheoryData<string> Boards => [.. PlatformBoards.All.Select(board => board.Id)];

    [Fact]
    public Task A_dashboard_is_a_ConfigMap_that_Grafana_finds() => ComponentGolden.CheckAsync("Observability/golden/dashboard",
        cluster => _ = new Dashboard("orders", new()
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Board = new()
            {
                Id = "orders",
                Title = "Orders",
                Folder = "Shop",
                Choices = new Dictionary<string, string> { ["channel"] = "orders_total" },
                Rows =
                [
                    new BoardRow("Now", Panel() with { Kind = PanelKind.Numbers, RedFrom = "5", Unit = "reqps", Description = "Of all shops." }),
                    new BoardRow("Over time", [.. Enumerable.Range(1, 5).Select(number => Panel() with { Title = $"Orders {number}" })]),
                    new BoardRow("Logs", new Panel
                    {
                        Title = "What the shop says",
                        Kind = PanelKind.Logs,
                        Queries = new Dictionary<string, string> { [""] = """{namespace="shop"} |= "order" """ },
                    }, Panel() with { Kind = PanelKind.Table }),
                ],
            },
        }));

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task Panels_have_an_id_each_and_lie_beside_each_other(string id)
    {
        var board = PlatformBoards.All.Single(known => known.Id == id);
        var rendered = await Rendered.RunAsync(cluster =>
            _ = new Dashboard(id, new() { Namespace = new NamespaceRef(cluster, "monitoring"), Board = board }));
        var json = JsonNode.Parse((string)((ImmutableDictionary<string, object>)rendered.Resources.Single(resource => resource.IsObject).Inputs["data"])[$"{id}.json"])!;
        var panels = json["panels"]!.AsArray().Select(panel => panel!).ToList();
        Assert.Equal(board.Rows.Count + board.Rows.Sum(row => row.Panels.Count), panels.Count);
        Assert.Equal(Enumerable.Range(1, panels.Count), panels.Select(panel => panel["id"]!.GetValue<int>()));
        var places = panels.Select(panel => panel["gridPos"]!).SelectMany(place =>
            from x in Enumerable.Range(place["x"]!.GetValue<int>(), place["w"]!.GetValue<int>())
            from y in Enumerable.Range(place["y"]!.GetValue<int>(), place["h"]!.GetValue<int>())
            select (x, y)).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place.x, 0, 23));
    }

    [Theory]
    [InlineData("Orders")]
    [InlineData("an-id-that-is-longer-than-grafana-lets-it-be")]
    public Task An_id_that_is_none_is_refused(string id) => RefusedAsync(board => board with { Id = id }, Codes.Form, "Board.Id", id);

    [Fact]
    public Task A_dashboard_of_nothing_is_refused() => RefusedAsync(board => board with { Rows = [] }, Codes.Empty, "Board.Rows", null);

    [Fact]
    public Task A_panel_that_asks_nothing_is_refused() => RefusedAsync(
        board => board with { Rows = [new BoardRow("x", Panel() with { Queries = new Dictionary<string, string>() })] }, Codes.Empty,
        "Board.Rows[0].Panels[0].Queries", null);

    [Fact]
    public Task A_question_that_does_not_parse_is_refused() => RefusedAsync(
        board => board with { Rows = [new BoardRow("x", Panel() with { Queries = new Dictionary<string, string> { ["all"] = "sum(x" } })] },
        Codes.MalformedQuery, "Board.Rows[0].Panels[0].Queries.all", "sum(x");

    [Fact]
    public Task A_number_that_is_none_is_refused() => RefusedAsync(
        board => board with { Rows = [new BoardRow("x", Panel() with { RedFrom = "many" })] }, Codes.Form, "Board.Rows[0].Panels[0].RedFrom", "many");

    [Fact]
    public Task A_folder_that_leads_elsewhere_is_refused() => RefusedAsync(board => board with { Folder = "../x" }, Codes.Form, "Board.Folder", "../x");

    [Fact]
    public async Task A_dashboard_that_no_ConfigMap_can_hold_is_refused()
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster => Make(cluster, board => board with
        {
            Rows = [new BoardRow("x", [.. Enumerable.Repeat(Panel() with { Description = new string('x', 10_000) }, 110)])],
        })));
        Assert.Equal((Codes.OutOfRange.Id, "Dashboard orders, Board"), (problem.Code.Id, problem.Where));
    }

    private static Panel Panel() => new()
    {
        Title = "Orders",
        Queries = new Dictionary<string, string> { ["{{channel}}"] = """sum by (channel) (rate(orders_total{channel=~"$channel"}[$__rate_interval]))""" },
    };

    private static void Make(Cluster cluster, Func<Board, Board> change) => _ = new Dashboard("orders", new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Board = change(new() { Id = "orders", Title = "Orders", Rows = [new BoardRow("Now", Panel())] }),
    });

    private static Task RefusedAsync(Func<Board, Board> change, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => Make(cluster, change), code, $"Dashboard orders, {where}", actual);
}
