namespace Infra.Graph.Reading;

/// <summary>Where deliveries come from and go to: folders, charts, repositories, namespaces.</summary>
internal sealed class DeliveryPlaces(WiringBuilder builder)
{
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly List<(string Id, string File)> _delivered = [];

    /// <summary>Adds something that is delivered, or that delivers.</summary>
    public string Add(Manifest manifest, NodeRole role, IEnumerable<string> notes)
    {
        var space = manifest.Space;
        var id = builder.Add(manifest, role, [manifest.Id.Kind, .. notes.Where(note => note.Length > 0)],
            manifest.Id.Namespace is null ? [] : [$"in namespace {space}"]);
        if (manifest.At is { } at)
            _delivered.Add((id, at.File));

        return id;
    }

    /// <summary>The folder of a repository. One that is here is told by its path; of another repository, by both.</summary>
    public string Folder(string? repository, string path, string? revision)
    {
        var own = Here(path.Trim('/'));
        var id =
            builder.Add(new GraphNode(own is null ? $"folder {repository} {path}" : $"folder {own}", NodeRole.Source, "folder",
                path.Length == 0 || path == "." ? "/" : path)
            {
                Notes = [.. new[] { "folder", Short(repository), revision is null or "HEAD" ? null : $"at {revision}" }.OfType<string>()
                    .Where(note => note.Length > 0)],
                Details = [.. new[] { repository }.OfType<string>()],
                IsForeign = own is null,
                App = own ?? path.Trim('.', '/'),
            });
        if (own is not null)
            _folders.TryAdd(own, id);

        return id;
    }

    /// <summary>A chart of a repository.</summary>
    public string Chart(string? repository, string chart, string? version) => builder.Add(
        new GraphNode($"chart {repository} {chart} {version}", NodeRole.Source, "chart", chart)
        {
            Notes = [.. new[] { $"chart {version}".TrimEnd(), Short(repository) }.OfType<string>().Where(note => note.Length > 0)],
            Details = [.. new[] { repository }.OfType<string>()],
        });

    /// <summary>The namespace of a cluster.</summary>
    public string Namespace(string? space, string? cluster)
    {
        var elsewhere = cluster is null or "in-cluster" or "https://kubernetes.default.svc" ? null : cluster;
        return builder.Add(new GraphNode($"namespace {elsewhere} {space}", NodeRole.Target, "namespace",
            space is { Length: > 0 } ? space : "cluster")
        {
            Notes =
                [.. new[]
                {
                    space is { Length: > 0 } ? "namespace" : "the namespaces that objects name",
                    elsewhere is null ? null : $"on {Short(elsewhere)}",
                }.OfType<string>()],
        });
    }

    /// <summary>An address outside.</summary>
    public string Url(string address) => builder.Add(
        new GraphNode($"address {address}", NodeRole.Outside, "address", Short(address) is { Length: > 0 } title ? title : "unknown")
        {
            Notes = ["address"],
            Details = [address],
        });

    /// <summary>Connects folders with what is delivered out of them.</summary>
    public void Hold()
    {
        foreach (var (id, file) in _delivered)
        {
            for (var folder = RelativePath.FolderOf(file); ; folder = RelativePath.FolderOf(folder))
            {
                if (_folders.TryGetValue(folder, out var from))
                {
                    builder.Connect(from, id, "holds");
                    break;
                }

                if (folder.Length == 0)
                    break;
            }
        }
    }

    // What was named may be a part of the repository: then the end of the path is what counts.
    private string? Here(string path)
    {
        var names = builder.Set.Inventory.FileNames;
        if (names is null || path.Contains("..", StringComparison.Ordinal))
            return null;

        for (var rest = path.StartsWith("./", StringComparison.Ordinal)
            ? path[2..]
            : path; rest.Length > 0; rest = rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? rest[(slash + 1)..] : "")
        {
            if (names.Contains(rest + "/"))
                return rest;
        }

        return null;
    }

    // https://github.com/team/apps.git is team/apps to the eye.
    private static string? Short(string? address)
    {
        if (address is null)
            return null;

        var bare = address[(address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..];
        bare = bare.Contains('@', StringComparison.Ordinal) ? bare[(bare.LastIndexOf('@') + 1)..] : bare;
        bare = bare.EndsWith(".git", StringComparison.Ordinal) ? bare[..^4] : bare;
        return bare.StartsWith("github.com/", StringComparison.Ordinal) || bare.StartsWith("github.com:", StringComparison.Ordinal)
            ? bare["github.com/".Length..]
            : bare.TrimEnd('/');
    }
}
