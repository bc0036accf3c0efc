using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Infra.Graph;
using Infra.Graph.Formats;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Tests.Graph;

/// <summary>How a wiring is written.</summary>
public sealed partial class FormatTests
{
    private const string Hostile = "a\"]; click n0 \"javascript:alert(1)\" <script>&#x41;</script> --> {b} \u0007";

    public static TheoryData<string> AllFormats => ["mermaid", "svg", "dot"];

    [Theory]
    [InlineData("mermaid", "mmd")]
    [InlineData("svg", "svg")]
    [InlineData("dot", "dot")]
    public void A_small_system_is_written_as_reviewed(string format, string ending) =>
        Golden.Is($"Graph/golden/shop.{ending}", Write(Wirings.Of(Wirings.Shop), format));

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void Nothing_secret_is_written(string format) =>
        Assert.DoesNotContain("hunter2", Write(Wirings.Of(Wirings.Shop), format), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(AllFormats))]
    public void The_same_everywhere(string format)
    {
        var here = Write(Wirings.Of(Wirings.Shop), format);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal(here, Write(Wirings.Of(Wirings.Shop), format));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Hostile_names_stay_names_in_mermaid()
    {
        var lines = MermaidWriter.Write(Strange()).TrimEnd().Split('\n');

        Assert.All(lines, line => Assert.Matches(LegalLine(), line));
        Assert.DoesNotContain(lines, line => line.Contains("<script", StringComparison.Ordinal));
    }

    [Fact]
    public void Hostile_names_stay_names_in_SVG()
    {
        var svg = XDocument.Parse(SvgWriter.Write(Strange()));

        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
    }

    [Fact]
    public void A_picture_says_what_it_shows_and_refers_to_nothing_outside()
    {
        var svg = XDocument.Parse(SvgWriter.Write(Wirings.Of(Wirings.Shop))).Root!;
        var ids = svg.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.All(((string)svg.Attribute("aria-labelledby")!).Split(' '), id => Assert.Contains(id, ids));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
        Assert.Contains("1 pod",
            svg.Descendants()
                .First(e =>
                    (string?)e.Attribute("class") == "g-node g-workload" && e.Value.Contains("redis", StringComparison.Ordinal)).Value,
                    StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_objects_take_less_than_a_second()
    {
        var yaml = string.Join("---\n",
            Enumerable.Range(0, 80).Select(i => Wirings.Shop.Replace("namespace: shop", $"namespace: shop{i}", StringComparison.Ordinal)
            .Replace("namespace: edge", $"namespace: edge{i}", StringComparison.Ordinal)));
        _ = SvgWriter.Write(Wirings.Of(Wirings.Shop));
        using var text = new StringReader(yaml);
        var input = InventoryReader.ReadText(text, "many.yaml");
        Assert.InRange(input.Manifests.Count, 900, 1_200);

        // The processor's time, as the machine may be busy with other things.
        var before = Process.GetCurrentProcess().UserProcessorTime;
        var svg = SvgWriter.Write(WiringReader.Read(input));
        var taken = Process.GetCurrentProcess().UserProcessorTime - before;

        Assert.Equal((80 * 11) + 3, Regex.Count(svg, "class=\"g-title\""));
        Assert.InRange(taken.TotalSeconds, 0, 5);
    }

    [Fact]
    public void Five_thousand_objects_do_not_take_long_whether_folded_or_not()
    {
        using var text = new StringReader(
            string.Join("---\n",
                Enumerable.Range(0, 400)
                    .Select(i => Wirings.Shop.Replace("namespace: shop", $"namespace: shop{i}", StringComparison.Ordinal)
            .Replace("namespace: edge", $"namespace: edge{i}", StringComparison.Ordinal))));
        var input = InventoryReader.ReadText(text, "many.yaml");
        Assert.InRange(input.Manifests.Count, 4_500, 6_000);

        var before = Process.GetCurrentProcess().UserProcessorTime;
        var wiring = WiringReader.Read(input);
        foreach (var view in PictureView.Of(wiring))
            _ = Infra.Graph.Layout.PictureMaker.Of(view.Wiring);

        _ = SvgWriter.Write(wiring);
        Assert.InRange((Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds, 0, 30);
    }

    private static Wiring Strange() => new("folder " + Hostile,
    [
        new GraphNode("one", NodeRole.Service, "Service", Hostile) { Namespace = Hostile, Notes = [Hostile] },
        new GraphNode("two", NodeRole.Workload, "Pod", Hostile + "2") { Namespace = Hostile, Details = [Hostile] },
    ], [new GraphEdge("one", "two", [Hostile])], 2);

    private static string Write(Wiring wiring, string format) => format switch
    {
        "svg" => SvgWriter.Write(wiring),
        "dot" => DotWriter.Write(wiring),
        _ => MermaidWriter.Write(wiring),
    };

    [GeneratedRegex("""^(flowchart LR|  acc(Title|Descr): [^"#;{}<>]*|  subgraph ns[0-9]+\["[^"\]\[<>{}]*"\]|  end| +n[0-9]+(\[\[|\[|\(|\(\[|\[\(|\{\{)"([^"\]\[<>{}]|<br>)*"(\]\]|\]|\)|\]\)|\)\]|\}\})|  n[0-9]+ --> n[0-9]+|  classDef foreign stroke-dasharray: 4 3|  class [n0-9,]+ foreign)$""")]
    private static partial Regex LegalLine();
}
