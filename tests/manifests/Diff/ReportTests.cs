using Infra.Diff;
using Infra.Manifests;
using Infra.Reports;
using Infra.Tests.Support;

namespace Infra.Tests.Diff;

/// <summary>How comparisons read.</summary>
public sealed class ReportTests
{
    [Fact]
    public void Markdown_has_a_table_and_opens_each_object() => Golden.Is("Diff/golden/report.md", DiffMarkdown.Of(Sides.Release));

    [Fact]
    public void Sarif_holds_what_is_grave() => Golden.Is("Diff/golden/report.sarif", DiffSarif.Of(Sides.Release, "Pulumi.prod.yaml"));

    [Theory]
    [InlineData(300, 40)]
    [InlineData(3000, 200)]
    public void A_comment_keeps_its_limit_and_says_what_is_left_out(int objects, int length)
    {
        var many = Enumerable.Range(0, objects)
            .Select(i => $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c{i}}}\ndata: {{a: {new string('x', length)}}}").ToArray();

        var comment = DiffMarkdown.Of(Comparison.Of(Sides.Of("old", Sides.Service), Sides.Of("new", many)), rest: "diff.md");

        Assert.InRange(comment.Length, Markdown.CommentLimit / 2, Markdown.CommentLimit);
        Assert.Contains("changes are not shown here", comment);
        Assert.Contains("`diff.md`", comment);
    }

    [Fact]
    public void Names_in_a_comment_call_nobody_and_break_out_of_nothing()
    {
        var tree = MapNode.Of(("apiVersion", "v1"), ("kind", "ConfigMap"), ("metadata", MapNode.Of(("name", "a|`@team`</summary>"))),
            ("data", MapNode.Of(("a", "```\n</details>"))));

        var comment = DiffMarkdown.Of(
            Comparison.Of(new Inventory { Name = "@old|" }, new Inventory { Name = "new", Manifests = [Manifest.From(tree)!] }));

        Assert.DoesNotContain("@old", comment, StringComparison.Ordinal);
        Assert.Contains("a\\|'@team'", comment);
        Assert.Contains("````diff", comment);
        Assert.DoesNotContain("<code>ConfigMap a|`@team`</summary>", comment);
    }
}
