using System.Xml.Linq;
using Infra.Graph;
using Infra.Graph.Formats;
using Infra.Graph.Layout;
using static Infra.Wording.Markup;

namespace Infra.Pages;

/// <summary>
/// The pictures in a page: with a search, zoom and pan by mouse, touch and keys, what is known of a part, and the same as a list.
/// </summary>
internal static class GraphSection
{
    /// <summary>The picture's styles, for a page that holds one.</summary>
    public static string Styles { get; } = $"{SvgWriter.Style}\n@media (prefers-color-scheme: dark) {{\n{SvgWriter.DarkStyle}\n}}";

    /// <summary>The pictures: the first one is shown, the others open from what is folded in it.</summary>
    public static IReadOnlyList<XElement> Of(Wiring wiring, IReadOnlyList<PictureView> views)
    {
        var parts = wiring.Nodes.Index().ToDictionary(node => node.Item.Id, node => node.Index, StringComparer.Ordinal);
        var folds = views.SelectMany(view => view.Wiring.Nodes).Where(node => node.Members.Count > 0)
            .DistinctBy(node => node.Id, StringComparer.Ordinal).Index()
            .ToDictionary(fold => fold.Item.Id, fold => (fold.Index, fold.Item.Members), StringComparer.Ordinal);
        return
        [
            Element("div", With("class", "tools"), With("role", "toolbar"), With("aria-label", "Picture"),
                Element("label", With("for", "search"), "Search "),
                Element("input", With("id", "search"), With("type", "search"), With("autocomplete", "off"),
                    With("placeholder", "name, kind, image, port"), With("aria-describedby", "hits")),
                Element("output", With("id", "hits"), With("for", "search"), With("aria-live", "polite")),
                Element("span", With("class", "space")),
                Element("span", With("id", "trail"), With("class", "trail")),
                Button("zoom-out", "Zoom out", "\u2212"), Button("zoom-in", "Zoom in", "+"), Button("zoom-fit", "Show all", "Fit")),
            Element("p", With("class", "hint"), With("id", "keys"),
                "Drag or scroll to move, Ctrl and scroll to zoom. Keys: / searches, arrows go from part to part, Enter opens what is folded and shows what a part is connected with, "
                + "+ \u2212 0 zoom, Escape lets go and goes back."),
            Element("div", With("class", "stage"),
                Element("div", With("id", "picture"), With("class", "picture"), With("tabindex", "0"), With("role", "application"),
                    With("aria-label", $"Picture of {wiring.Subject}"), With("aria-describedby", "keys"),
                    views.Index().Select(view => View(view.Index, view.Item, views, parts, folds))),
                Element("aside", With("id", "about"), With("class", "about"), With("aria-label", "About the chosen part"),
                    With("aria-live", "polite"), With("hidden", "hidden"))),
            Element("details", With("class", "list"),
                Element("summary", "The same as a list"),
                Parts(wiring, parts, folds)),
        ];
    }

    private static XElement View(
        int index, PictureView view, IReadOnlyList<PictureView> views, Dictionary<string, int> parts,
        Dictionary<string, (int Index, IReadOnlyList<string> Members)> folds)
    {
        var prefix = index == 0 ? "g" : Invariant($"v{index}-");
        var svg = SvgWriter.Element(view.Wiring with { Subject = view.Title }, PictureMaker.Of(view.Wiring), prefix);
        var opens = views.Index().Where(other => other.Item.Opens is not null && other.Item.Above == index)
            .ToDictionary(other => other.Item.Opens!, other => other.Index, StringComparer.Ordinal);
        var boxes = view.Wiring.Nodes.Index()
            .ToDictionary(node => prefix + Invariant($"{node.Index}"), node => node.Item, StringComparer.Ordinal);
        foreach (var box in svg.Descendants()
            .Where(element => ((string?)element.Attribute("class"))?.StartsWith("g-node ", StringComparison.Ordinal) == true))
        {
            var node = boxes[(string)box.Attribute("id")!];
            box.Add(With("tabindex", "-1"), With("role", "button"),
                folds.TryGetValue(node.Id, out var fold) ? With("data-fold", Invariant($"{fold.Index}")) : With("data-part",
                    Invariant($"{parts[node.Id]}")));
            if (Opened(index, node, views, opens) is { } other)
                box.Add(With("data-opens", Invariant($"{other}")));
        }

        // A group of buttons, no longer one image: each part has a name of its own.
        svg.SetAttributeValue("role", "group");
        return Element("div", With("class", "view"), With("data-title", view.Title), With("data-above", Invariant($"{view.Above}")),
            index == 0 ? null : With("hidden", "hidden"), svg);
    }

    // From within a namespace, another one opens as from the first picture.
    private static int? Opened(int index, GraphNode node, IReadOnlyList<PictureView> views, Dictionary<string, int> opens) =>
        opens.TryGetValue(node.Id, out var below) ? below
            : node.Members.Count > 0
                && views.Index()
                    .FirstOrDefault(other =>
                        other.Item.Opens == node.Id
                            && (other.Item.Above == views[index].Above || other.Item.Above == 0)) is { Item: not null } beside
                            ? beside.Index
            : null;

    private static XElement Parts(Wiring wiring, Dictionary<string, int> parts, Dictionary<string,
        (int Index, IReadOnlyList<string> Members)> folds)
    {
        var within = folds.Values.SelectMany(fold => fold.Members.Select(member => (Member: member, fold.Index)))
            .ToLookup(pair => pair.Member, pair => pair.Index, StringComparer.Ordinal);
        var edges = wiring.Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        return Element("ul", With("id", "parts"),
            wiring.Nodes.Select(node => Element("li", With("data-part", Invariant($"{parts[node.Id]}")),
            within[node.Id].Any() ? With("data-in", string.Join(' ', within[node.Id].Select(index => Invariant($"{index}")))) : null,
            Element("strong", node.Label),
            node.IsForeign ? " (from elsewhere)" : null,
            node.Notes.Where(note => note != node.Kind).Concat(node.Details).Distinct(StringComparer.Ordinal)
                .Select(note => Element("span", note)).Cast<object>().ToArray(),
            edges[node.Id].Any() ? Element("ul",
                edges[node.Id].Select(edge => Element("li", With("data-to", Invariant($"{parts[edge.To]}")),
                $"to {wiring.Nodes[parts[edge.To]].Label}{(edge.Reasons.Count > 0 ? ": " + string.Join("; ", edge.Reasons) : "")}"))
                    .Cast<object>().ToArray()) : null)).Cast<object>().ToArray());
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static XElement Button(string id, string label, string text) =>
        Element("button", With("type", "button"), With("id", id), With("aria-label", label), With("title", label), text);
}
