using System.Xml.Linq;
using Infra.Graph.Layout;
using static Infra.Wording.Markup;

namespace Infra.Graph.Formats;

/// <summary>Writes the picture as SVG: one file without references, for light and dark screens.</summary>
public static class SvgWriter
{
    private const double Radius = 6;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The colours, by the screen's preference. A page that lets people choose gives its own.</summary>
    internal static string Style { get; } = """
        .g-back { fill: #ffffff }
        .g-area { fill: #f6f8fa; stroke: #d0d7de; stroke-width: 1 }
        .g-area-title, .g-heading { fill: #57606a; font-size: 11px }
        .g-area-title { font-weight: 600 }
        .g-heading { letter-spacing: .04em; text-transform: uppercase }
        .g-box { fill: #ffffff; stroke: #57606a; stroke-width: 1.1 }
        .g-title { fill: #1f2328; font-size: 12.5px; font-weight: 600 }
        .g-note { fill: #424a53; font-size: 11px }
        .g-line { fill: none; stroke: #8c959f; stroke-width: 1.2 }
        .g-head { fill: #6e7781 }
        .g-entrance .g-box { fill: #eef4ff; stroke: #2f6feb }
        .g-listener .g-box, .g-route .g-box { fill: #f3f0ff; stroke: #8250df }
        .g-service .g-box { fill: #e6f6ea; stroke: #2c974b }
        .g-workload .g-box { fill: #effaf1; stroke: #2c974b }
        .g-config .g-box, .g-volume .g-box { fill: #fffdf5; stroke: #9a7b00 }
        .g-secret .g-box, .g-secretsource .g-box, .g-store .g-box { fill: #fff6e6; stroke: #bf7a00 }
        .g-rule .g-box { fill: #faf8ff; stroke: #8250df }
        .g-delivery .g-box { fill: #f3f0ff; stroke: #8250df }
        .g-disk .g-box, .g-source .g-box { fill: #fffdf5; stroke: #9a7b00 }
        .g-target .g-box { fill: #effaf1; stroke: #2c974b }
        .g-folded .g-box { fill: #eef4ff; stroke: #2f6feb; stroke-width: 2 }
        .g-outside .g-box, .g-cloud .g-box { fill: #fdf2f8; stroke: #bf3989 }
        .g-foreign .g-box { stroke-dasharray: 4 3 }
        """;

    /// <summary>The colours on dark screens.</summary>
    internal static string DarkStyle { get; } = """
        .g-back { fill: #0d1117 }
        .g-area { fill: #161b22; stroke: #30363d }
        .g-area-title, .g-heading { fill: #9da7b3 }
        .g-box { fill: #161b22; stroke: #8b949e }
        .g-title { fill: #e6edf3 }
        .g-note { fill: #b1bac4 }
        .g-line { stroke: #6e7681 }
        .g-head { fill: #8b949e }
        .g-entrance .g-box { fill: #0f2244; stroke: #58a6ff }
        .g-listener .g-box, .g-route .g-box { fill: #231a3b; stroke: #a371f7 }
        .g-service .g-box { fill: #143d20; stroke: #3fb950 }
        .g-workload .g-box { fill: #0f2a17; stroke: #3fb950 }
        .g-config .g-box, .g-volume .g-box { fill: #26220f; stroke: #c9a227 }
        .g-secret .g-box, .g-secretsource .g-box, .g-store .g-box { fill: #2e2106; stroke: #d29922 }
        .g-rule .g-box, .g-delivery .g-box { fill: #231a3b; stroke: #a371f7 }
        .g-disk .g-box, .g-source .g-box { fill: #26220f; stroke: #c9a227 }
        .g-target .g-box { fill: #0f2a17; stroke: #3fb950 }
        .g-folded .g-box { fill: #0f2244; stroke: #58a6ff }
        .g-outside .g-box, .g-cloud .g-box { fill: #331226; stroke: #db61a2 }
        """;

    /// <summary>Writes the picture as a file of its own.</summary>
    /// <param name="wiring">What to show.</param>
    public static string Write(Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        var root = Element(wiring, PictureMaker.Of(wiring), "g");
        root.Elements(Svg + "desc").First().AddAfterSelf(
            new XElement(Svg + "style", $"\n{Style}\n@media (prefers-color-scheme: dark) {{\n{DarkStyle}\n}}\n"));
        return root.ToString().ReplaceLineEndings("\n") + "\n";
    }

    /// <summary>The picture as an element without a style.</summary>
    internal static XElement Element(Wiring wiring, Picture picture, string prefix)
    {
        var ids = wiring.Nodes.Select((node, index) => (node.Id, Value: string.Create(CultureInfo.InvariantCulture, $"{prefix}{index}")))
            .ToDictionary(node => node.Id, node => node.Value, StringComparer.Ordinal);
        return new XElement(Svg + "svg",
            new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {picture.Width:0.#} {picture.Height:0.#}")),
            Number("width", picture.Width), Number("height", picture.Height),
            new XAttribute("role", "img"), new XAttribute("aria-labelledby", $"{prefix}-title {prefix}-desc"),
            new XAttribute("font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"),
            new XElement(Svg + "title", new XAttribute("id", prefix + "-title"), Text(wiring.Title)),
            new XElement(Svg + "desc", new XAttribute("id", prefix + "-desc"), Text(wiring.Sentence)),
            new XElement(Svg + "defs",
                new XElement(Svg + "marker", new XAttribute("id", prefix + "-head"), new XAttribute("viewBox", "0 0 8 8"),
                    Number("refX", 7), Number("refY", 4),
                    Number("markerWidth", 6), Number("markerHeight", 6), new XAttribute("orient", "auto"),
                    new XElement(Svg + "path", new XAttribute("class", "g-head"), new XAttribute("d", "M0,0 L8,4 L0,8 z")))),
            new XElement(Svg + "rect", new XAttribute("class", "g-back"), Number("width", picture.Width), Number("height", picture.Height)),
            picture.Headings.Select(heading => Words("g-heading", heading.X, heading.Y, heading.Title)),
            picture.Areas.Select(AreaOf),
            new XElement(Svg + "g", picture.Lines.Select(line => LineOf(line, ids, prefix))),
            picture.Boxes.Select(box => BoxOf(box, ids[box.Node.Id])));
    }

    private static XElement AreaOf(Area area) => new(Svg + "g",
        new XElement(Svg + "rect", new XAttribute("class", "g-area"), Number("x", area.X), Number("y", area.Y),
            Number("width", area.Width), Number("height", area.Height), Number("rx", 8)),
        Words("g-area-title", area.X + 12, area.Y + 16, area.Title));

    private static XElement LineOf(Line line, Dictionary<string, string> ids, string prefix) => new(Svg + "path",
        new XAttribute("class", "g-line"), new XAttribute("data-from", ids[line.Edge.From]), new XAttribute("data-to", ids[line.Edge.To]),
        new XAttribute("d", line.Path), new XAttribute("marker-end", $"url(#{prefix}-head)"),
        line.Edge.Reasons.Count == 0 ? null : new XElement(Svg + "title", Text(string.Join("; ", line.Edge.Reasons))));

    private static XElement BoxOf(Box box, string id)
    {
        var node = box.Node;
        var details = new[] { node.Label }.Concat(node.Notes).Concat(node.Details).Distinct(StringComparer.Ordinal);
        var isLine = Cell.IsLine(node);
        var group = new XElement(Svg + "g",
            new XAttribute("id", id), new XAttribute("class",
                $"g-node g-{node.Role.ToString().ToLowerInvariant()}{(node.IsForeign ? " g-foreign" : "")}"),
            new XElement(Svg + "title", Text(string.Join("\n", details))),
            new XElement(Svg + "rect", new XAttribute("class", "g-box"), Number("x", box.X), Number("y", box.Y),
                Number("width", box.Width), Number("height", box.Height), Number("rx", Radius)),
            Words("g-title", box.X + Cell.Padding, box.Y + (isLine ? 17 : 19), box.Title));
        for (var i = 0; i < box.Notes.Count; i++)
        {
            var note = isLine
                ? Words("g-note", box.X + box.Width - Cell.Padding, box.Y + 17, box.Notes[i])
                : Words("g-note", box.X + Cell.Padding, box.Y + 19 + (Cell.Line * (i + 1)), box.Notes[i]);
            if (isLine)
                note.Add(new XAttribute("text-anchor", "end"));

            group.Add(note);
        }

        return group;
    }

    private static XElement Words(string style, double x, double y, string text) =>
        new(Svg + "text", new XAttribute("class", style), Number("x", x), Number("y", y), Text(text));

    private static XAttribute Number(string name, double value) => new(name, value.ToString("0.#", CultureInfo.InvariantCulture));
}
