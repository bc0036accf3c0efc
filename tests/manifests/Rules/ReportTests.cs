using System.Text.Json;
using Infra.Reports;
using Infra.Rules;

namespace Infra.Tests.Rules;

public sealed class ReportTests
{
    private const string Bad = """
        apiVersion: v1
        kind: Pod
        metadata: {name: shop, namespace: shop}
        spec: {containers: [{name: shop, image: "a|b<img src=x>@someone:latest"}]}
        """;

    [Fact]
    public void Sarif_names_rule_place_and_fingerprint_and_suppresses_what_is_exempted()
    {
        using var document = JsonDocument.Parse(CheckSarif.Of(Report(Bad,
            new Exemption("R01", "*", "a long reason", "Kim", new DateOnly(2026, 12, 31)))));
        var run = document.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results")[0];

        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        Assert.Equal("R01", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString());
        Assert.Equal("warning", result.GetProperty("level").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("test.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(4, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal(32, result.GetProperty("partialFingerprints").GetProperty("subject/v1").GetString()!.Length);
        Assert.Equal("a long reason (Kim, until 2026-12-31)",
            result.GetProperty("suppressions")[0].GetProperty("justification").GetString());
    }

    [Fact]
    public void Markdown_shows_what_a_manifest_says_as_text()
    {
        var page = CheckMarkdown.Of(Report(Bad));

        Assert.Contains("a\\|b&lt;img src=x&gt;&#64;someone:latest", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_fits_into_a_comment()
    {
        var many = string.Join("\n---\n",
            Enumerable.Range(0, 3000)
                .Select(i =>
                    $"{{apiVersion: v1, kind: Pod, metadata: {{name: p{i}, namespace: shop}}, spec: {{containers: [{{name: a, image: a}}]}}}}"));
        var page = CheckMarkdown.Of(new CheckReport(Yaml.Read(many), Checker.Check(Yaml.Read(many))));

        Assert.True(page.Length < 64_000, $"{page.Length} characters");
        Assert.Contains("more findings do not fit here", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_of_a_manifest_do_not_reach_a_terminal()
    {
        var finding =
            Yaml.Findings("""{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}, spec: {containers: [{name: a, image: "a\e[31m:latest"}]}}""", "R01").Single();
        Assert.Equal("a\uFFFD[31m:latest", finding.Actual);
    }

    private static CheckReport Report(string yaml, params Exemption[] exemptions)
    {
        var read = Yaml.Read(yaml);
        return new(read, Checker.Check(read, Yaml.Only("R01") with { Exemptions = exemptions, Today = new DateOnly(2026, 11, 21) }));
    }
}
