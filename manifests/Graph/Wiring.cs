using Infra.Wording;

namespace Infra.Graph;

/// <summary>What is connected with what. Both lists are in an order that depends on the objects alone.</summary>
/// <param name="Subject">What it is the picture of, for people: <c>stack prod</c>.</param>
/// <param name="Nodes">The parts.</param>
/// <param name="Edges">The connections.</param>
/// <param name="Objects">How many objects there were; those without a place in the wiring are not drawn.</param>
public sealed record Wiring(string Subject, IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, int Objects)
{
    /// <summary>What could not be read and is therefore missing. Default: nothing.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <summary>What was left out, for people. Default: nothing.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>What it is a picture of. Default: the wiring.</summary>
    public string What { get; init; } = "wiring";

    /// <summary>The title of the picture.</summary>
    public string Title => $"The {What} of {Subject}";

    /// <summary>Whether namespaces are drawn as areas. Default: true.</summary>
    public bool HasAreas { get; init; } = true;

    /// <summary>A sentence about the picture, for those who cannot see it.</summary>
    public string Sentence
    {
        get
        {
            string? Some(NodeRole role, string one, string many)
            {
                var names = Nodes.Where(node => node.Role == role && !node.IsForeign).Select(node => node.Title).ToList();
                return names.Count == 0 ? null : names.Count == 1 ? $"{one} {names[0]}"
                    : $"{names.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} {many} ({string.Join(", ", names.Take(6))}{(names.Count > 6 ? " and others" : "")})";
            }

            string?[] parts =
            [
                Some(NodeRole.Entrance, "the entrance", "entrances"), Some(NodeRole.Route, "the route", "routes"),
                Some(NodeRole.Service, "the Service", "Services"),
                Some(NodeRole.Workload, "the workload", "workloads"), Some(NodeRole.Store, "the secret store", "secret stores"),
                Some(NodeRole.Chart, "the chart", "charts"),
                Some(NodeRole.Delivery, "the delivery", "deliveries"), Some(NodeRole.Folded, "the folded part", "folded parts"),
            ];
            var missing = Problems.Count == 0 ? "" : $" Not all could be read: {Words.Count(Problems.Count, "problem")}.";
            return Nodes.Count == 0 ? $"{Title}: nothing to draw.{missing}"
                : $"{Title}: {string.Join(", ", parts.OfType<string>())}, and {Words.Count(Edges.Count, "connection")}.{missing}";
        }
    }
}
