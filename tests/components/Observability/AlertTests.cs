using System.Text.Json.Nodes;
using Infra.Components.Observability;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Tests.Support;
using static Infra.Components.Tests.Fixtures;

namespace Infra.Components.Tests.Observability;

/// <summary>Alerts: what they say, when they fire and when they keep silent, by promtool, and which are refused.</summary>
public sealed class AlertTests
{
    public static TheoryData<string> Names => [.. PlatformAlerts.All.Select(alert => alert.Name)];

    [Fact]
    public Task Alerts_of_an_application_are_rules_of_its_namespace() => ComponentGolden.CheckAsync("Observability/golden/alerts",
        cluster => _ = new AlertRules("shop", new()
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Prometheus = Stack(cluster).Ref,
            Alerts =
            [
                new()
                {
                    Name = "OrdersStopped",
                    Query = """sum(rate(orders_total{channel!="test"}[30m])) == 0""",
                    For = "1h30m",
                    Severity = AlertSeverity.Critical,
                    Summary = "Nobody has ordered anything for two hours.",
                    Description = "At this time of the day somebody always does.",
                    FirstStep = "order something in {{ $labels.namespace }}",
                    Labels = new Dictionary<string, string> { ["team"] = "shop" },
                },
            ],
        }));

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("sum(rate(x[5m])", "( is not closed")]
    [InlineData("sum(rate(x[5m])))", ") closes nothing")]
    [InlineData("sum(rate(x[5m)])", ") closes nothing")]
    [InlineData("""up{job="web} == 0""", "a text that \" begins is not closed")]
    [InlineData("up == 0 and", "it ends with and")]
    [InlineData("up == ", "it ends with ==")]
    [InlineData("> 0", "it begins with >")]
    [InlineData("rate(x[5 minutes]) > 0", "[5 minutes] is no time such as [5m]")]
    [InlineData("rate(x[]) > 0", "[] is no time such as [5m]")]
    [InlineData("max(, x) > 0", "there is nothing between ( and ,")]
    public async Task A_question_that_does_not_parse_is_refused_with_what_is_wrong(string query, string fault)
    {
        var problem = Assert.Single(await ByAsync(alert => alert with { Query = query }));
        Assert.Equal((Codes.MalformedQuery.Id, "AlertRules shop, Alerts[0].Query", query), (problem.Code.Id, problem.Where, problem.Actual));
        Assert.Equal($"a question in PromQL: {fault}", problem.Allowed);
    }

    [Theory]
    [InlineData("""up{job=~"a(b|c]{"} == 0 # a ) in a comment""")]
    [InlineData("max_over_time(deriv(rate(x[5m])[1h30m:1m])[10m:]) > 0.5e3")]
    [InlineData("-x < -5")]
    [InlineData("x{} offset 5m unless on (job) group_left () y")]
    [InlineData("label_replace(x, 'a', `$1`, \"b\", \"(.*)\") > 1")]
    public async Task A_question_that_parses_is_taken(string query) =>
        await Rendered.RunAsync(cluster => _ = new AlertRules("shop", Args(cluster, Alert() with { Query = query })));

    [Theory]
    [InlineData("a summary {{ $labels.pod }")]
    [InlineData("a summary }}")]
    public Task A_template_that_is_not_closed_is_refused(string summary) =>
        RefusedAsync(alert => alert with { Summary = summary }, Codes.Form, "Summary", summary);

    [Fact]
    public Task An_alert_that_says_nothing_is_refused() => RefusedAsync(alert => alert with { FirstStep = " " }, Codes.Empty, "FirstStep", null);

    [Theory]
    [InlineData("orders stopped")]
    [InlineData("ordersStopped")]
    [InlineData("Orders-Stopped")]
    public Task A_name_that_is_none_is_refused(string name) => RefusedAsync(alert => alert with { Name = name }, Codes.Form, "Name", name);

    [Fact]
    public Task A_time_that_Prometheus_does_not_read_is_refused() => RefusedAsync(alert => alert with { For = "an hour" }, Codes.Form, "For", "an hour");

    [Theory]
    [InlineData("severity")]
    [InlineData("my-team")]
    public Task A_label_that_is_none_or_says_the_severity_again_is_refused(string label) =>
        RefusedAsync(alert => alert with { Labels = new Dictionary<string, string> { [label] = "x" } }, Codes.Form, $"Labels.{label}", label);

    [Fact]
    public async Task No_alerts_two_of_one_name_and_a_namespace_that_is_not_taken_are_refused()
    {
        await Refused.OnceAsync(cluster => _ = new AlertRules("shop", Args(cluster)), Codes.Empty, "AlertRules shop, Alerts", null);
        await Refused.OnceAsync(cluster => _ = new AlertRules("shop", Args(cluster, Alert(), Alert())), Codes.DuplicateName,
            "AlertRules shop, Alerts", "OrdersStopped (warning)");
        await Refused.OnceAsync(
            cluster => _ = new AlertRules("shop", Args(cluster, Alert()) with { Prometheus = Prometheus(cluster, new NamespaceRef(cluster, "other")) }),
            Codes.MissingPart, "AlertRules shop, Prometheus", "shop");
    }

    [NeedsPromtool]
    public async Task Every_rule_is_one_that_Prometheus_reads()
    {
        using var folder = new TemporaryFolder();
        var (code, output) = await PromtoolAsync("check", "rules", "--lint=none", Rules(folder, "rules.json", PlatformAlerts.All));
        Assert.True(code == 0, output);
        Assert.Contains($"{PlatformAlerts.All.Count} rules found", output, StringComparison.Ordinal);
    }

    [NeedsPromtool]
    public async Task Every_question_of_a_dashboard_is_one_that_Prometheus_reads()
    {
        using var folder = new TemporaryFolder();
        var queries = PlatformBoards.All.SelectMany(board => board.Rows).SelectMany(row => row.Panels).Where(panel => panel.Kind != PanelKind.Logs)
            .SelectMany(panel => panel.Queries.Values).Select(query => query.Replace("$__rate_interval", "5m", StringComparison.Ordinal).Replace("$namespace", ".*", StringComparison.Ordinal));
        var rules = new JsonObject
        {
            ["groups"] = new JsonArray(new JsonObject
            {
                ["name"] = "panels",
                ["rules"] = new JsonArray([.. queries.Select((query, index) => new JsonObject { ["record"] = $"panel:{index}", ["expr"] = query })]),
            }),
        };
        var (code, output) = await PromtoolAsync("check", "rules", "--lint=none", folder.Write("panels.json", rules.ToJsonString()));
        Assert.True(code == 0, output);
    }

    [NeedsPromtool]
    public async Task Every_alert_fires_when_it_must_and_is_silent_when_it_must_not()
    {
        Assert.Equal(PlatformAlerts.All.Select(alert => alert.Name).Order(StringComparer.Ordinal), AlertCases.All.Keys.Order(StringComparer.Ordinal));
        Assert.All(AlertCases.All.Values, cases => Assert.True(cases.Firing.Count > 0 && cases.Silent.Count > 0));
        using var folder = new TemporaryFolder();
        var files = PlatformAlerts.All.Select(alert => Write(folder, alert, [.. Tests(alert.Name, AlertCases.All[alert.Name])]));
        var (code, output) = await PromtoolAsync(["test", "rules", .. files]);
        Assert.True(code == 0, output);
    }

    [NeedsPromtool]
    public async Task A_case_that_expects_the_wrong_thing_is_found()
    {
        using var folder = new TemporaryFolder();
        var alert = PlatformAlerts.Targets[0];
        var (code, output) = await PromtoolAsync("test", "rules", Write(folder, alert, Test(alert.Name, AlertCases.All[alert.Name].Silent[0], fires: true)));
        Assert.NotEqual(0, code);
        Assert.Contains("FAILED", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_alert_of_the_platform_is_explained_on_the_page(string name)
    {
        var alert = PlatformAlerts.All.First(known => known.Name == name);
        Assert.Contains($"| `{name}` | {(alert.Severity == AlertSeverity.Critical ? "now" : "soon")} |",
            File.ReadAllText(Path.Combine(Repository.Folder, "docs", "observability.md")), StringComparison.Ordinal);
    }

    private static string Rules(TemporaryFolder folder, string file, params IEnumerable<Alert> alerts) => folder.Write(file, new JsonObject
    {
        ["groups"] = new JsonArray(new JsonObject
        {
            ["name"] = "platform",
            ["rules"] = new JsonArray([.. alerts.Select(alert => new JsonObject
            {
                ["alert"] = alert.Name,
                ["expr"] = alert.Query,
                ["for"] = alert.For ?? "0s",
                ["annotations"] = new JsonObject { ["summary"] = alert.Summary, ["description"] = alert.Description, ["first_step"] = alert.FirstStep },
            })]),
        }),
    }.ToJsonString());

    // A rule is evaluated every minute of two days: each file has the one that it is about.
    private static string Write(TemporaryFolder folder, Alert alert, params JsonNode[] tests)
    {
        Rules(folder, $"{alert.Name}.rules.json", alert);
        return folder.Write($"{alert.Name}.json", new JsonObject
        {
            ["rule_files"] = new JsonArray($"{alert.Name}.rules.json"),
            ["evaluation_interval"] = "1m",
            ["tests"] = new JsonArray(tests),
        }.ToJsonString());
    }

    private static IEnumerable<JsonObject> Tests(string alert, AlertCases.Case cases) =>
        cases.Firing.Select(series => Test(alert, series, fires: true)).Concat(cases.Silent.Select(series => Test(alert, series, fires: false)));

    // promtool compares labels whole, so it is asked how many fire.
    private static JsonObject Test(string alert, AlertCases.Series series, bool fires) => new()
    {
        ["name"] = $"{alert} {(fires ? "fires" : "is silent")}: {series.Why}",
        ["interval"] = "1m",
        ["input_series"] = new JsonArray([.. series.Values.Select(value => new JsonObject { ["series"] = value.Key, ["values"] = value.Value })]),
        ["promql_expr_test"] = new JsonArray(new JsonObject
        {
            ["expr"] = $"count(ALERTS{{alertname=\"{alert}\", alertstate=\"firing\"}}) or vector(0)",
            ["eval_time"] = series.At,
            ["exp_samples"] = new JsonArray(new JsonObject { ["labels"] = "{}", ["value"] = fires ? 1 : 0 }),
        }),
    };

    private static async Task<(int Code, string Output)> PromtoolAsync(params string[] arguments)
    {
        var answer = await Program.RunAsync(Program.Find("promtool")!, arguments);
        return (answer.Code, answer.Output + answer.Errors);
    }

    private static Alert Alert() => new()
    {
        Name = "OrdersStopped",
        Query = "sum(rate(orders_total[30m])) == 0",
        Summary = "Nobody orders.",
        Description = "Somebody always does.",
        FirstStep = "order something",
    };

    private static AlertRulesArgs Args(Cluster cluster, params Alert[] alerts) =>
        new() { Namespace = new NamespaceRef(cluster, "shop"), Prometheus = Prometheus(cluster), Alerts = alerts };

    private static Task<IReadOnlyList<Diagnostic>> ByAsync(Func<Alert, Alert> change) =>
        Refused.ByAsync(cluster => _ = new AlertRules("shop", Args(cluster, change(Alert()))));

    private static Task RefusedAsync(Func<Alert, Alert> change, DiagnosticCode code, string where, string? actual) => Refused.OnceAsync(
        cluster => _ = new AlertRules("shop", Args(cluster, change(Alert()))), code, $"AlertRules shop, Alerts[0].{where}", actual);
}

/// <summary>A test by promtool: without it, it is skipped, and says how to get it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsPromtoolAttribute : FactAttribute
{
    public NeedsPromtoolAttribute()
    {
        if (Program.Find("promtool") is null)
            Skip = "promtool not installed, so this is not tested: apt-get install prometheus";
    }
}
