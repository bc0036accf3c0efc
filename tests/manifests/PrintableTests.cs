using System.Globalization;
using System.Text.Json;
using Infra.Diagnostics;
using Infra.Graph;
using Infra.Graph.Formats;
using Infra.Manifests;
using Infra.Reports;
using Infra.Rules;
using Infra.Wording;

namespace Infra.Tests;

/// <summary>No name, value, file or reason of a manifest controls a terminal, a log or a page, in any format.</summary>
public sealed class PrintableTests
{
    private const string Hostile = """
        apiVersion: v1
        kind: Pod
        metadata: {name: "a\n::error::forged\u202Eevil", namespace: "shop\e[2J\x9b2J"}
        spec: {containers: [{name: "c\e]0;title\a", image: "x\u202Ey\r\nz:latest", env: [{name: "PASSWORD", value: hunter2}]}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: "s\u2028\u200Bs", namespace: "shop\e[2J\x9b2J"}
        spec: {selector: {"a\eb": "x\u2066y"}, ports: [{port: 80}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: "i\e[31m", namespace: shop}
        spec: {rules: [{host: "h\u202Eost\e[1m", http: {paths: [{path: "/\e[0m", pathType: Prefix, backend: {service: {name: "s\e", port: {number: 80}}}}]}}]}
        """;

    [Theory]
    [InlineData("shop", "shop")]
    [InlineData("größe", "größe")]
    [InlineData("a\nb\tc\r\u2028d", "a b c  d")]
    [InlineData("\e[31mred\a", "\uFFFD[31mred\uFFFD")]
    [InlineData("\u009b2J\u202Eevil\u2066\u200B", "\uFFFD2J\uFFFDevil\uFFFD\uFFFD")]
    public void Text_stands_on_one_line_without_what_cannot_be_seen(string text, string shown) => Assert.Equal(shown, Printable.Text(text));

    [Fact]
    public void Lines_keep_their_ends() => Assert.Equal("a\n\tb\uFFFD", Printable.Lines("a\n\tb\e"));

    [Fact]
    public void Json_keeps_what_cannot_be_seen_by_its_number()
    {
        var json = NodeJson.Write(MapNode.Of(("a", "x\u202Ey\u009b\e")));

        AssertPrintable(json);
        using var read = JsonDocument.Parse(json);
        Assert.Equal("x\u202Ey\u009b\e", read.RootElement.GetProperty("a").GetString());
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("sarif")]
    public void A_report_of_a_check_is_printable(string format)
    {
        var read = InventoryReader.ReadText(new StringReader(Hostile), "e\e[31mvil\u202E.yaml");
        var check = Checker.Check(read, new CheckOptions
        {
            Exemptions = [new Exemption("R01", "*", "a long reason\e[31m\n::error::", "Kim\u202E", new DateOnly(2026, 12, 31))],
            Today = new DateOnly(2026, 11, 21),
        });
        Assert.NotEmpty(check.Exempted);
        var report = new CheckReport(read, check);

        AssertPrintable(format == "sarif" ? CheckSarif.Of(report) : CheckMarkdown.Of(report));
        Assert.All(check.Findings,
            finding =>
                AssertOneLine(
                    $"{finding.Subject}{finding.Path}{finding.Actual}{finding.Expected}{finding.Fix}{finding.At}{finding.More()}"));
    }

    [Fact]
    public void What_could_not_be_read_is_told_in_printable_characters()
    {
        var problem = Assert.Single(InventoryReader.ReadText(new StringReader("a: \"\e[31m"), "e\e[31mvil\n.yaml").Problems);

        AssertPrintable(problem.ToString());
        AssertOneLine(problem.Where + problem.At);
    }

    [Fact]
    public void Pictures_are_printable()
    {
        var wiring = WiringReader.Read(InventoryReader.ReadText(new StringReader(Hostile), "test.yaml"));

        Assert.NotEmpty(wiring.Nodes);
        AssertPrintable(DotWriter.Write(wiring));
        AssertPrintable(MermaidWriter.Write(wiring));
        AssertPrintable(SvgWriter.Write(wiring));
        AssertPrintable(JsonSerializer.Serialize(wiring.Subject));
    }

    [Fact]
    public void A_diagnostic_of_a_setting_is_printable() => AssertPrintable(
        new Diagnostic(Codes.UnknownRule, "infra:\e[31m", "a\u202E", "b\a", "c\u0085").ToString());

    private static void AssertOneLine(string text)
    {
        AssertPrintable(text);
        Assert.DoesNotContain('\n', text);
    }

    private static void AssertPrintable(string text) =>
        Assert.DoesNotContain(text, c => c != '\n' && char.GetUnicodeCategory(c) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
