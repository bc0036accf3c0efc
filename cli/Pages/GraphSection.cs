using System.Xml.Linq;
using Infra.Graph;
using Infra.Graph.Formats;
using Infra.Graph.Layout;
using static Infra.Wording.Markup;

namespace Infra.Pages;

/// <summary>The picture in a page: with a search, zoom and pan by mouse, touch and keys, what is known of a part, and the same as a list.</summary>
internal static class GraphSection
{
    /// <summary>The picture's styles, for a page that holds one.</summary>
    public static string Styles { get; } = $"{SvgWriter.Style}\n@media (prefers-color-scheme: dark) {{\n{SvgWriter.DarkStyle}\n}}";

    /// <summary>The picture.</summary>
    public static IReadOnlyList<XElement> Of(Wiring wiring)
    {
        var svg = SvgWriter.Element(wiring, PictureMaker.Of(wiring), "g");
        var nodes = wiring.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        var ids = wiring.Nodes.Select((node, index) => (node.Id, index)).ToDictionary(n => n.Id, n => "g" + n.index.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
        foreach (var box in svg.Descendants().Where(element => ((string?)element.Attribute("class"))?.StartsWith("g-node ", StringComparison.Ordinal) == true))
            box.Add(With("tabindex", "-1"), With("role", "button"));

        // A group of buttons, no longer one image: each part has a name of its own.
        svg.SetAttributeValue("role", "group");
        return
        [
            Element("div", With("class", "tools"), With("role", "toolbar"), With("aria-label", "Picture"),
                Element("label", With("for", "search"), "Search "),
                Element("input", With("id", "search"), With("type", "search"), With("autocomplete", "off"), With("placeholder", "name, kind, image, port"), With("aria-describedby", "hits")),
                Element("output", With("id", "hits"), With("for", "search"), With("aria-live", "polite")),
                Element("span", With("class", "space")),
                Button("zoom-out", "Zoom out", "\u2212"), Button("zoom-in", "Zoom in", "+"), Button("zoom-fit", "Show all", "Fit")),
            Element("p", With("class", "hint"), With("id", "keys"),
                "Drag to move, scroll to zoom. Keys: / searches, arrows go from part to part, Enter shows what a part is connected with, + \u2212 0 zoom, Escape lets go."),
            Element("div", With("class", "stage"),
                Element("div", With("id", "picture"), With("class", "picture"), With("tabindex", "0"), With("role", "application"), With("aria-label", $"Picture of {wiring.Subject}"), With("aria-describedby", "keys"), svg),
                Element("aside", With("id", "about"), With("class", "about"), With("aria-label", "About the chosen part"), With("aria-live", "polite"), With("hidden", "hidden"))),
            Element("details", With("class", "list"),
                Element("summary", "The same as a list"),
                Element("ul", wiring.Nodes.Select(node => Element("li", With("data-node", ids[node.Id]),
                    Element("strong", node.Label),
                    node.IsForeign ? " (from elsewhere)" : null,
                    string.Concat(node.Notes.Where(note => note != node.Kind).Concat(node.Details).Select(note => $"; {note}")),
                    Uses(wiring, node, nodes, ids))).Cast<object>().ToArray())),
        ];
    }

    private static XElement? Uses(Wiring wiring, GraphNode node, Dictionary<string, GraphNode> nodes, Dictionary<string, string> ids)
    {
        var edges = wiring.Edges.Where(edge => edge.From == node.Id).ToList();
        return edges.Count == 0 ? null : Element("ul", edges.Select(edge => Element("li", With("data-to", ids[edge.To]),
            $"to {nodes[edge.To].Label}{(edge.Reasons.Count > 0 ? ": " + string.Join("; ", edge.Reasons) : "")}")).Cast<object>().ToArray());
    }

    private static XElement Button(string id, string label, string text) =>
        Element("button", With("type", "button"), With("id", id), With("aria-label", label), With("title", label), text);
}
