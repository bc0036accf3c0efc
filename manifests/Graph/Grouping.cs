using Infra.Wording;

namespace Infra.Graph;

/// <summary>The parts of a wiring by group: by namespace, or by application. Each group can be drawn as one card.</summary>
internal sealed class Grouping
{
    // As much as stands on a card.
    private const int MostLetters = 26;

    private readonly Wiring _wiring;
    private readonly Dictionary<string, GraphNode> _nodes;
    private readonly ILookup<string, GraphEdge> _edges;
    private readonly Dictionary<string, GraphNode> _cards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<GraphNode>> _groups;

    /// <summary>Groups the parts of a wiring.</summary>
    /// <param name="wiring">What to draw.</param>
    /// <param name="kind">What a group is called: <c>namespace</c>.</param>
    /// <param name="groupOf">The group of a part; null where it has none of its own.</param>
    public Grouping(Wiring wiring, string kind, Func<GraphNode, string?> groupOf)
    {
        _wiring = wiring;
        Kind = kind;
        _nodes = wiring.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        _edges = wiring.Edges.SelectMany(edge => new[] { (End: edge.From, edge), (End: edge.To, edge) })
            .ToLookup(end => end.End, end => end.edge, StringComparer.Ordinal);
        var groups = Groups(groupOf);
        _groups = wiring.Nodes.Where(node => groups.ContainsKey(node.Id)).GroupBy(node => groups[node.Id], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var (group, nodes) in _groups)
        {
            var card = Card(group, nodes);
            foreach (var node in nodes)
                _cards[node.Id] = card;
        }

        Names = [.. _groups.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>What a group is called.</summary>
    public string Kind { get; }

    /// <summary>The groups.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Every group as a card.</summary>
    public Wiring Overview() => Folding.Alike(Folding.Fold(_wiring, _cards)) with { HasAreas = false };

    /// <summary>The parts of one group, with what they are connected with; other groups are cards.</summary>
    public Wiring Opened(string group)
    {
        var own = _groups[group];
        var edges = own.SelectMany(node => _edges[node.Id]).Distinct().ToList();
        var near = edges.SelectMany(edge => new[] { edge.From, edge.To }).Concat(own.Select(node => node.Id))
            .Distinct(StringComparer.Ordinal).Select(id => _nodes[id]).ToList();
        var card = _cards[own[0].Id];
        return Folding.Fold(_wiring with { Nodes = near, Edges = edges },
            near.Where(node => _cards.TryGetValue(node.Id, out var other) && other != card)
                .ToDictionary(node => node.Id, node => _cards[node.Id], StringComparer.Ordinal));
    }

    /// <summary>The id of the card of a group.</summary>
    public string IdOf(string group) => $"folded {Kind} {group}";

    private GraphNode Card(string group, List<GraphNode> nodes)
    {
        string? Some(params NodeRole[] roles)
        {
            var counts = nodes.Where(node => roles.Contains(node.Role))
                .GroupBy(node => node.Role == NodeRole.Listener ? "listener" : node.Kind, StringComparer.Ordinal)
                .OrderByDescending(same => same.Count()).ThenBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => Words.Count(same.Count(), same.Key)).ToList();
            var shown = counts.Count == 0 ? null : counts[0];
            foreach (var count in counts.Skip(1))
                shown = shown!.EndsWith('…') ? shown : shown.Length + count.Length < MostLetters ? $"{shown}, {count}" : shown + " …";

            return shown;
        }

        var hosts = nodes.Where(node => node.Role == NodeRole.Entrance).Select(node => node.Title).ToList();
        string?[] notes =
        [
            hosts.Count == 0 ? null : hosts[0] + (hosts.Count > 1 ? $" and {hosts.Count - 1} more" : ""),
            Some(NodeRole.Workload, NodeRole.Delivery, NodeRole.Chart), Some(NodeRole.Service, NodeRole.Listener, NodeRole.Route),
            Some(NodeRole.Config, NodeRole.Secret, NodeRole.SecretSource, NodeRole.Store, NodeRole.Volume, NodeRole.Disk, NodeRole.Source,
                NodeRole.Target),
        ];
        var spaces = nodes.Select(node => node.Namespace).Distinct(StringComparer.Ordinal).ToList();
        return new GraphNode(IdOf(group), NodeRole.Folded, Kind, group.Split('/') is [.., var above, var last] ? $"{above}/{last}" : group)
        {
            Notes = [.. notes.OfType<string>()],
            Details = [Words.Count(nodes.Count, "part")],
            Members = [.. nodes.Select(node => node.Id)],
            IsForeign = nodes.TrueForAll(node => node.IsForeign),
            Namespace = Kind == "namespace" || spaces.Count != 1 ? null : spaces[0],
        };
    }

    // What has no group of its own, such as a host, belongs to the one group that it is connected with.
    private Dictionary<string, string> Groups(Func<GraphNode, string?> groupOf)
    {
        const int Rounds = 3;
        var groups = _wiring.Nodes.Select(node => (node.Id, Group: groupOf(node))).Where(node => node.Group is not null)
            .ToDictionary(node => node.Id, node => node.Group!, StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            var found = new List<(string Id, string Group)>();
            foreach (var node in _wiring.Nodes.Where(node => !groups.ContainsKey(node.Id) && node.Role != NodeRole.Folded))
            {
                var near = _edges[node.Id].Select(edge => groups.GetValueOrDefault(edge.From == node.Id ? edge.To : edge.From))
                    .Distinct(StringComparer.Ordinal).Take(2).ToList();
                if (near is [{ } only])
                    found.Add((node.Id, only));
            }

            foreach (var (id, group) in found)
                groups[id] = group;
        }

        return groups;
    }
}
