using Infra.Graph;
using static Infra.Wording.Markup;

namespace Infra.Pages;

/// <summary>The picture as a page of its own.</summary>
internal static class GraphPage
{
    /// <summary>Writes the page.</summary>
    public static string Write(Wiring wiring) =>
        HtmlPage.Write($"The wiring of {wiring.Subject}", GraphSection.Styles,
            Element("header", Element("h1", $"The wiring of {wiring.Subject}"), Element("p", FormattableString.Invariant(
                $"{wiring.Nodes.Count} parts and {wiring.Edges.Count} connections of {wiring.Objects} objects. What has no place in the wiring, such as roles and quotas, is not drawn."))),
            Element("main", With("class", "full"), GraphSection.Of(wiring)));
}
