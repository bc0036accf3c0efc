namespace Infra.Graph.Layout;

/// <summary>What nothing connects with each other, so that it can be drawn side by side.</summary>
internal static class Components
{
    /// <summary>The parts of a wiring, each with the one namespace that it is in; null where it is in several or leads out of it.</summary>
    public static IReadOnlyList<(Wiring Part, string? Space)> Of(Wiring wiring)
    {
        var above = wiring.Nodes.ToDictionary(node => node.Id, node => node.Id, StringComparer.Ordinal);
        foreach (var edge in wiring.Edges)
            Join(above, edge.From, edge.To);

        // What leads to several places keeps each of its namespaces in one area.
        var spaces = wiring.Nodes.ToLookup(node => Top(above, node.Id), StringComparer.Ordinal)
            .ToDictionary(part => part.Key, SpaceOf, StringComparer.Ordinal);
        var wide = wiring.Nodes.Where(node => spaces[Top(above, node.Id)] is null).ToList();
        foreach (var space in wiring.HasAreas ? wide.Where(node => HasArea(node) && node.Namespace is not null)
            .GroupBy(node => node.Namespace, StringComparer.Ordinal) : [])
        {
            var first = space.First();
            foreach (var node in space)
                Join(above, first.Id, node.Id);
        }

        var edges = wiring.Edges.ToLookup(edge => Top(above, edge.From), StringComparer.Ordinal);
        return [.. wiring.Nodes.GroupBy(node => Top(above, node.Id), StringComparer.Ordinal)
            .Select(part => (wiring with { Nodes = [.. part], Edges = [.. edges[part.Key]] }, wiring.HasAreas ? SpaceOf(part) : null))];
    }

    /// <summary>Whether a part stands in the area of its namespace.</summary>
    public static bool HasArea(GraphNode node) => node.Role is not (NodeRole.Entrance or NodeRole.Outside or NodeRole.Cloud);

    private static string? SpaceOf(IEnumerable<GraphNode> nodes)
    {
        string? space = null;
        foreach (var node in nodes)
        {
            if (!HasArea(node) || node.Role == NodeRole.Folded || (space is not null && space != (node.Namespace ?? "")))
                return null;

            space = node.Namespace ?? "";
        }

        return space;
    }

    private static void Join(Dictionary<string, string> above, string one, string other)
    {
        var (first, second) = (Top(above, one), Top(above, other));
        if (first != second)
            above[second] = first;
    }

    private static string Top(Dictionary<string, string> above, string id)
    {
        while (above[id] != id)
        {
            above[id] = above[above[id]];
            id = above[id];
        }

        return id;
    }
}
