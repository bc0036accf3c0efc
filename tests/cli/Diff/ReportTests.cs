using Infra.Diff;
using Infra.Diff.Reports;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Tests.Diff;

/// <summary>How comparisons read.</summary>
public sealed class ReportTests
{
    private static readonly DiffResult Sample = Comparison.Of(
        Sides.Of("stack prod at main", Sides.Deployment, Sides.Service, Config("color: red"), "apiVersion: v1\nkind: Namespace\nmetadata: {name: old}"),
        Sides.Of(
            "stack prod",
            Sides.Deployment.Replace("web:1.0", "web:1.1@sha256:0000000000000000000000000000000000000000000000000000000000000000", StringComparison.Ordinal)
                .Replace("matchLabels: {app: web}", "matchLabels: {app: shop}", StringComparison.Ordinal).Replace("hunter2", "hunter3", StringComparison.Ordinal),
            Sides.Service.Replace("{name: web, namespace", "{name: shop, namespace", StringComparison.Ordinal),
            Config("color: blue"),
            "apiVersion: v1\nkind: Secret\nmetadata: {name: keys, namespace: shop}\nstringData: {key: hunter2}"));

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    [InlineData(0)]
    public void Text_reads_well_at_any_width(int width)
    {
        var text = Sides.Text(Sample, width);

        Golden.Is($"Diff/golden/text.{(width == 0 ? "pipe" : width)}.txt", text);
        Assert.All(text.Split('\n'), line => Assert.True(width == 0 || line.Length <= width, line));
    }

    [Fact]
    public void Markdown_has_a_table_and_opens_each_object() => Golden.Is("Diff/golden/report.md", MarkdownReport.Of(Sample));

    [Fact]
    public void Json_is_for_programs()
    {
        using var output = new StringWriter();
        new Infra.Terminal.Screen(output, output, Infra.Terminal.ScreenOptions.Pipe).Json(JsonReport.Of(Sample), DiffJsonContext.Default.JsonReport);
        Golden.Is("Diff/golden/report.json", output.ToString());
    }

    [Fact]
    public void Sarif_holds_what_is_grave() => Golden.Is("Diff/golden/report.sarif", SarifReport.Of(Sample, "Pulumi.prod.yaml"));

    [Theory]
    [InlineData(300, 40)]
    [InlineData(3000, 200)]
    public void A_comment_keeps_its_limit_and_says_what_is_left_out(int objects, int length)
    {
        var many = Enumerable.Range(0, objects).Select(i => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c{i}}}\ndata: {{a: {new string('x', length)}}}").ToArray();

        var comment = MarkdownReport.Of(Comparison.Of(Sides.Of("old", Sides.Service), Sides.Of("new", many)), rest: "diff.md");

        Assert.InRange(comment.Length, MarkdownReport.Limit / 2, MarkdownReport.Limit);
        Assert.Contains("changes are not shown here", comment);
        Assert.Contains("`diff.md`", comment);
    }

    [Fact]
    public void Names_in_a_comment_call_nobody_and_break_out_of_nothing()
    {
        var tree = MapNode.Of(("apiVersion", "v1"), ("kind", "ConfigMap"), ("metadata", MapNode.Of(("name", "a|`@team`</summary>"))), ("data", MapNode.Of(("a", "```\n</details>"))));

        var comment = MarkdownReport.Of(Comparison.Of(new DiffSide("@old|", []), new DiffSide("new", [DiffItem.Of(Manifest.From(tree)!)])));

        Assert.DoesNotContain("@old", comment, StringComparison.Ordinal);
        Assert.Contains("a\\|'@team'", comment);
        Assert.Contains("````diff", comment);
        Assert.DoesNotContain("<code>ConfigMap a|`@team`</summary>", comment);
    }

    private static string Config(string line) => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: settings, namespace: shop}}\ndata:\n  app.yaml: |\n    a: 1\n    b: 2\n    c: 3\n    {line}\n";
}
