using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Components.Observability;

/// <summary>
/// A dashboard as Grafana reads it: https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model.
/// </summary>
internal static class BoardJson
{
    private const int Columns = 24;
    private const int PanelsPerLine = 4;
    private const int PanelHeight = 8;
    private const int SchemaVersion = 39;

    private static readonly JsonSerializerOptions _options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Board board) => new JsonObject
    {
        ["uid"] = board.Id,
        ["title"] = board.Title,
        ["editable"] = false,
        ["schemaVersion"] = SchemaVersion,
        ["refresh"] = "1m",
        ["time"] = new JsonObject { ["from"] = "now-6h", ["to"] = "now" },
        ["timezone"] = "browser",
        ["templating"] = new JsonObject { ["list"] = Choices(board) },
        ["panels"] = Panels(board),
    }.ToJsonString(_options) + "\n";

    /// <summary>A query with times and texts where Grafana puts its own.</summary>
    public static string WithoutVariables(string query) => query
        .Replace("$__rate_interval", "5m", StringComparison.Ordinal)
        .Replace("$__interval", "1m", StringComparison.Ordinal)
        .Replace("$__range", "6h", StringComparison.Ordinal);

    private static JsonArray Choices(Board board) =>
    [
        .. board.Choices.OrderBy(choice => choice.Key, StringComparer.Ordinal).Select(choice => new JsonObject
        {
            ["name"] = choice.Key,
            ["type"] = "query",
            ["datasource"] = Source(PanelKind.Lines),
            ["query"] = $"label_values({choice.Value}, {choice.Key})",
            ["refresh"] = 2,
            ["sort"] = 1,
            ["includeAll"] = true,
            ["allValue"] = ".*",
            ["multi"] = true,
            ["current"] = new JsonObject { ["text"] = "All", ["value"] = "$__all" },
        }),
    ];

    private static JsonArray Panels(Board board)
    {
        var panels = new JsonArray();
        var line = 0;
        foreach (var row in board.Rows)
        {
            panels.Add(new JsonObject
            {
                ["id"] = panels.Count + 1,
                ["type"] = "row",
                ["title"] = row.Title,
                ["collapsed"] = false,
                ["gridPos"] = At(0, line++, Columns, 1),
                ["panels"] = new JsonArray(),
            });
            foreach (var beside in row.Panels.Chunk(PanelsPerLine))
            {
                var width = Columns / beside.Length;
                foreach (var (index, panel) in beside.Index())
                    panels.Add(Panel(panel, panels.Count + 1, At(index * width, line, width, PanelHeight)));

                line += PanelHeight;
            }
        }

        return panels;
    }

    private static JsonObject Panel(Panel panel, int id, JsonObject place)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["type"] = panel.Kind switch
            {
                PanelKind.Numbers => "stat",
                PanelKind.Table => "table",
                PanelKind.Logs => "logs",
                _ => "timeseries",
            },
            ["title"] = panel.Title,
            ["datasource"] = Source(panel.Kind),
            ["gridPos"] = place,
            ["fieldConfig"] = new JsonObject { ["defaults"] = Field(panel), ["overrides"] = new JsonArray() },
            ["targets"] = Targets(panel),
        };
        if (panel.Description is { } description)
            json["description"] = description;

        if (panel.Kind == PanelKind.Numbers)
            json["options"] = new JsonObject { ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray("lastNotNull") } };

        return json;
    }

    private static JsonObject Field(Panel panel)
    {
        var defaults = new JsonObject { ["unit"] = panel.Unit };
        if (panel.RedFrom is { } red)
        {
            defaults["color"] = new JsonObject { ["mode"] = "thresholds" };
            defaults["thresholds"] = new JsonObject
            {
                ["mode"] = "absolute",
                ["steps"] = new JsonArray(
                    new JsonObject { ["color"] = "green", ["value"] = null },
                    new JsonObject { ["color"] = "red", ["value"] = decimal.Parse(red, CultureInfo.InvariantCulture) }),
            };
        }

        return defaults;
    }

    private static JsonArray Targets(Panel panel) =>
    [
        .. panel.Queries.Select((query, index) => new JsonObject
        {
            ["refId"] = ((char)('A' + index)).ToString(),
            ["datasource"] = Source(panel.Kind),
            ["expr"] = query.Value,
            ["legendFormat"] = query.Key,
            ["instant"] = panel.Kind == PanelKind.Table,
            ["range"] = panel.Kind != PanelKind.Table,
            ["format"] = panel.Kind == PanelKind.Table ? "table" : "time_series",
        }),
    ];

    // By the names that the charts give their sources of data.
    private static JsonObject Source(PanelKind kind) => kind == PanelKind.Logs
        ? new JsonObject { ["type"] = "loki", ["uid"] = "loki" }
        : new JsonObject { ["type"] = "prometheus", ["uid"] = "prometheus" };

    private static JsonObject At(int x, int y, int width, int height) => new() { ["x"] = x, ["y"] = y, ["w"] = width, ["h"] = height };
}
