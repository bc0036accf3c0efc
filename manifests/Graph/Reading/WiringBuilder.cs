using Infra.Rules;
using Infra.Wording;

namespace Infra.Graph.Reading;

/// <summary>Collects parts and connections. Whatever is added twice is there once.</summary>
internal sealed class WiringBuilder(ManifestSet set)
{
    private static readonly string[] AppLabels =
    [
        "app.kubernetes.io/part-of",
        "app.kubernetes.io/instance",
        "app.kubernetes.io/name",
        "app",
        "k8s-app",
    ];

    private readonly Dictionary<string, GraphNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), SortedSet<string>> _edges = [];

    public ManifestSet Set { get; } = set;

    /// <summary>What makes Secrets.</summary>
    public SecretMakers Makers { get; } = new(set);

    /// <summary>What is behind claims.</summary>
    public VolumeParts Volumes => field ??= new VolumeParts(this);

    public bool Has(string id) => _nodes.ContainsKey(id);

    public string Add(GraphNode node)
    {
        _nodes.TryAdd(node.Id, node);
        return node.Id;
    }

    /// <summary>Adds a part for an object.</summary>
    public string Add(Manifest manifest, NodeRole role, IEnumerable<string>? notes = null, IEnumerable<string>? details = null)
    {
        var space = Groups.IsClusterScoped(manifest.Id.Group, manifest.Id.Kind) ? null : manifest.Space;
        return Add(new GraphNode(IdOf(manifest.Id.Kind, space, manifest.Id.Name), role, manifest.Id.Kind, manifest.Id.Name)
        {
            Namespace = space,
            Notes = [.. notes ?? []],
            Details =
            [
                .. manifest.Components.Count > 0
                    ? [$"made by {manifest.Components[^1].Name} ({manifest.Components[^1].Type.Split(':')[^1]})"]
                    : Array.Empty<string>(),
                .. manifest.At is { } at ? [$"in {at.File}"] : Array.Empty<string>(),
                .. details ?? [],
            ],
            IsForeign = !Set.IsOwn(manifest),
            App = AppOf(manifest),
        });
    }

    /// <summary>The application that an object says it is a part of, or else the folder of its file.</summary>
    public static string? AppOf(Manifest manifest)
    {
        if (manifest.Id.Group is Groups.Argo or "kustomize.toolkit.fluxcd.io" or "helm.toolkit.fluxcd.io" or "source.toolkit.fluxcd.io")
            return FolderOf(manifest);

        var labels = manifest.Tree.MapAt("metadata", "labels");
        return AppLabels.Select(label => labels?.Text(label)).FirstOrDefault(name => name is { Length: > 0 })
            ?? FolderOf(manifest);
    }

    private static string? FolderOf(Manifest manifest) =>
        manifest.At is { } at && RelativePath.FolderOf(at.File) is { Length: > 0 } folder ? folder : null;

    /// <summary>Adds a part that is named but not declared.</summary>
    public string AddUnknown(string kind, string? space, string name, NodeRole role) =>
        Add(new GraphNode(IdOf(kind, space, name), role, kind, name)
        {
            Namespace = space,
            Notes = ["not declared here"],
            IsForeign = true,
        });

    public void Connect(string from, string to, string? reason = null)
    {
        if (from == to)
            return;

        if (!_edges.TryGetValue((from, to), out var reasons))
            _edges[(from, to)] = reasons = new SortedSet<string>(StringComparer.Ordinal);

        if (reason is not null)
            reasons.Add(reason);
    }

    /// <summary>What was collected, without what only others are concerned with.</summary>
    public Wiring Build()
    {
        var near = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (from, to) in _edges.Keys)
        {
            if (IsOwn(from) || IsOwn(to))
            {
                near.Add(from);
                near.Add(to);
            }
        }

        // What a foreign store leads to is shown, as our Secrets come from there; where foreign pods go is not.
        foreach (var (_, to) in _edges.Keys.Where(edge =>
            _nodes[edge.To].Role == NodeRole.Outside && _nodes[edge.From].Role == NodeRole.Store && near.Contains(edge.From)))
        {
            near.Add(to);
        }

        var nodes = _nodes.Values
            .Where(node => node.Role == NodeRole.Outside ? near.Contains(node.Id) : !node.IsForeign || near.Contains(node.Id))
            .OrderBy(node => node.Role).ThenBy(node => node.Namespace, StringComparer.Ordinal)
            .ThenBy(node => node.Title, StringComparer.Ordinal).ThenBy(node => node.Id, StringComparer.Ordinal).ToList();
        var shown = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var edges = _edges.Where(edge => shown.Contains(edge.Key.From) && shown.Contains(edge.Key.To)
                && (IsOwn(edge.Key.From) || IsOwn(edge.Key.To)
                    || (_nodes[edge.Key.From].Role == NodeRole.Store && _nodes[edge.Key.To].Role == NodeRole.Outside)))
            .OrderBy(edge => edge.Key.From, StringComparer.Ordinal).ThenBy(edge => edge.Key.To, StringComparer.Ordinal)
            .Select(edge => new GraphEdge(Clean(edge.Key.From), Clean(edge.Key.To), [.. edge.Value.Select(Clean)])).ToList();
        return new Wiring(Set.Inventory.Name, [.. nodes.Select(Masked).DistinctBy(node => node.Id, StringComparer.Ordinal)], edges,
            Set.Inventory.Manifests.Count)
        { Problems = Set.Inventory.Problems, LeftOut = Set.Inventory.Notes };
    }

    // Addresses, images and hosts of foreign manifests may hold passwords.
    private static GraphNode Masked(GraphNode node) => node with
    {
        Id = Clean(node.Id),
        Title = Clean(node.Title),
        Notes = [.. node.Notes.Select(Clean)],
        Details = [.. node.Details.Select(Clean)],
    };

    private static string Clean(string text) => Printable.Text(Credentials.Masked(text));

    private bool IsOwn(string id) => !_nodes[id].IsForeign && _nodes[id].Role != NodeRole.Outside;

    public static string IdOf(string kind, string? space, string name) => $"{kind} {(space is null ? "" : space + "/")}{name}";
}
