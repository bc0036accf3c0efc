using Infra.Graph;

namespace Infra.Reports;

/// <summary>A picture as programs read it: all parts, none of them folded.</summary>
internal sealed record GraphJson(
    string Subject, int Objects, IReadOnlyList<GraphNodeJson> Nodes, IReadOnlyList<GraphEdgeJson> Edges,
    IReadOnlyList<DiagnosticJson> Diagnostics, IReadOnlyList<string> Notes)
{
    public static GraphJson Of(Wiring wiring) => new(wiring.Subject, wiring.Objects,
        [.. wiring.Nodes.Select(node =>
            new GraphNodeJson(node.Id, node.Role.ToString().ToLowerInvariant(), node.Kind, node.Namespace, node.Title, node.Notes,
                node.Details, node.IsForeign))],
        [.. wiring.Edges.Select(edge => new GraphEdgeJson(edge.From, edge.To, edge.Reasons))],
        [.. wiring.Problems.Select(DiagnosticJson.Of)],
        wiring.LeftOut);
}

/// <summary>A part in <see cref="GraphJson"/>.</summary>
internal sealed record GraphNodeJson(string Id, string Role, string Kind, string? Namespace, string Name, IReadOnlyList<string> Notes,
    IReadOnlyList<string> Details, bool Elsewhere);

/// <summary>A connection in <see cref="GraphJson"/>.</summary>
internal sealed record GraphEdgeJson(string From, string To, IReadOnlyList<string> Reasons);
