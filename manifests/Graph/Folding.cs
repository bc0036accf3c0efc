using Infra.Wording;

namespace Infra.Graph;

/// <summary>Draws several parts as one, so that a large picture can be read.</summary>
internal static class Folding
{
    private const int LeastAlike = 6;
    private const int MostReasons = 5;

    private static readonly NodeRole[] Plain =
        [NodeRole.Entrance, NodeRole.Config, NodeRole.Secret, NodeRole.Volume, NodeRole.Disk, NodeRole.Outside, NodeRole.Source];

    /// <summary>Draws parts that are connected with the very same others as one: the 38 ConfigMaps of a Deployment.</summary>
    /// <param name="wiring">What to draw.</param>
    public static Wiring Alike(Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        var ends = wiring.Nodes.ToDictionary(node => node.Id, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var edge in wiring.Edges)
        {
            ends[edge.From].Add("> " + edge.To);
            ends[edge.To].Add("< " + edge.From);
        }

        var groups = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
        foreach (var same in wiring.Nodes.Where(node => Plain.Contains(node.Role) && node.Members.Count == 0 && ends[node.Id].Count > 0)
            .GroupBy(node => (node.Role, node.Kind, node.Namespace, node.IsForeign, Ends: string.Join('\n', ends[node.Id])))
            .Where(same => same.Count() >= LeastAlike))
        {
            var nodes = same.ToList();
            var group = new GraphNode($"alike {nodes[0].Id}", same.Key.Role, same.Key.Kind, Words.Count(nodes.Count, same.Key.Kind))
            {
                Namespace = same.Key.Namespace,
                IsForeign = same.Key.IsForeign,
                Notes = [.. nodes.Take(2).Select(node => node.Title), $"and {nodes.Count - 2} more"],
                Details = [.. nodes.Select(node => node.Title)],
                Members = [.. nodes.Select(node => node.Id)],
                App = nodes[0].App,
            };
            foreach (var node in nodes)
                groups[node.Id] = group;
        }

        return Fold(wiring, groups);
    }

    /// <summary>Draws some parts as others.</summary>
    /// <param name="wiring">What to draw.</param>
    /// <param name="into">For the id of a part, what it is drawn as.</param>
    internal static Wiring Fold(Wiring wiring, IReadOnlyDictionary<string, GraphNode> into)
    {
        if (into.Count == 0)
            return wiring;

        string Now(string id) => into.TryGetValue(id, out var group) ? group.Id : id;
        var nodes = wiring.Nodes.Select(node => into.TryGetValue(node.Id, out var card) ? card : node)
            .DistinctBy(node => node.Id, StringComparer.Ordinal)
            .OrderBy(node => node.Role).ThenBy(node => node.Namespace, StringComparer.Ordinal)
            .ThenBy(node => node.Title, StringComparer.Ordinal).ThenBy(node => node.Id, StringComparer.Ordinal).ToList();
        var labels = wiring.Nodes.ToDictionary(node => node.Id, node => node.Label, StringComparer.Ordinal);
        var edges = wiring.Edges.Select(edge => (Edge: edge, From: Now(edge.From), To: Now(edge.To))).Where(edge => edge.From != edge.To)
            .GroupBy(edge => (edge.From, edge.To))
            .Select(same => new GraphEdge(same.Key.From, same.Key.To, Reasons(same.Select(edge => edge.Edge).ToList(), labels)))
            .OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal).ToList();
        return wiring with { Nodes = nodes, Edges = edges };
    }

    private static IReadOnlyList<string> Reasons(List<GraphEdge> edges, Dictionary<string, string> labels) =>
        edges.Count == 1 ? edges[0].Reasons
        : [
            .. edges.Take(MostReasons).Select(edge => $"{labels[edge.From]} to {labels[edge.To]}"),
            .. edges.Count > MostReasons ? [$"and {edges.Count - MostReasons} more"] : Array.Empty<string>(),
        ];
}
