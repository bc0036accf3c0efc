using System.Xml.Linq;
using Infra.Graph;
using Infra.Wording;
using static Infra.Wording.Markup;

namespace Infra.Pages;

/// <summary>The picture as a page of its own.</summary>
internal static class GraphPage
{
    /// <summary>Writes the page.</summary>
    public static string Write(Wiring wiring, IReadOnlyList<PictureView> views) =>
        HtmlPage.Write(wiring.Title, GraphSection.Styles,
            Element("header", Element("h1", wiring.Title),
                Element("p",
                    $"{Words.Count(wiring.Nodes.Count, "part")} and {Words.Count(wiring.Edges.Count, "connection")} of {Words.Count(wiring.Objects, "object")}. "
                    + $"What has no place in the {wiring.What} is not drawn."),
                wiring.LeftOut.Count == 0 ? null : Element("p", $"Left out: {string.Join("; ", wiring.LeftOut)}."),
                Missing(wiring.Problems)),
            Element("main", With("class", "full"), GraphSection.Of(wiring, views)));

    private static XElement? Missing(IReadOnlyList<Diagnostic> problems) => problems.Count == 0 ? null
        : Element("details", With("class", "missing"),
            Element("summary", With("class", "warning"),
                $"{Words.Count(problems.Count, "problem")}: what could not be read is missing here"),
            Element("ul",
                problems.Select(problem =>
                    Element("li", Element("code", problem.At?.ToString() ?? problem.Where), $" {problem.Code.Title}: {problem.Fix}"))
                    .Cast<object>().ToArray()));
}
