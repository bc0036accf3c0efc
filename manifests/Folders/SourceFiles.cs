using System.Collections.Concurrent;

namespace Infra.Manifests;

/// <summary>The files around a folder that is read. Names are from there, and begin with <c>..</c> where they leave it.</summary>
internal sealed class SourceFiles
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Node>> _documents = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly string? _boundary;

    /// <summary>The files around a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="top">The repository's folder. Default: null, the nearest one above with a <c>.git</c>.</param>
    public SourceFiles(string folder, string? top = null)
    {
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _boundary = top is null ? RepositoryOf(_folder) : Path.TrimEndingDirectorySeparator(Path.GetFullPath(top));
    }

    /// <summary>The whole path of the folder.</summary>
    public string Folder => _folder;

    /// <summary>The repository's folder. Default: null, the folder is in none.</summary>
    public string? Repository => _boundary;

    /// <summary>The whole path of a file or folder.</summary>
    public string PathOf(string name) => Path.GetFullPath(Path.Combine(_folder, name));

    /// <summary>What a whole path is called here.</summary>
    public string NameOf(string path) => Path.GetRelativePath(_folder, path).Replace('\\', '/') is var name && name == "." ? "" : name;

    /// <summary>Whether there is a file.</summary>
    public bool HasFile(string name) => File.Exists(PathOf(name));

    /// <summary>Whether there is a folder.</summary>
    public bool HasFolder(string name) => Directory.Exists(PathOf(name));

    /// <summary>Whether a file or folder is what its name says: inside of the repository, also when links are followed.</summary>
    public bool IsInside(string name)
    {
        if (_boundary is null)
            return true;

        return IsBelow(PathOf(name), _boundary) && IsBelow(Real(PathOf(name)), Real(_boundary));
    }

    /// <summary>The text of a file, or null when it cannot be read.</summary>
    public string? Text(string name)
    {
        try
        {
            return new FileInfo(PathOf(name)) switch
            {
                // Opening a pipe, which has no length, waits for its other end.
                { Exists: true, Length: 0 } => "",
                { Exists: true, Length: <= ManifestReader.MostBytes } => File.ReadAllText(PathOf(name)),
                _ => null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a file is text with <c>{{ }}</c> or <c>{% %}</c> that is no YAML: it is written for another program.</summary>
    public bool IsTemplate(string name)
    {
        if (Text(name) is not { } text || !(text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal)))
            return false;

        var composer = new YamlComposer(name, YamlDialect.Manifests);
        composer.Compose(text);
        return composer.Problems.Count > 0;
    }

    /// <summary>The documents of a file; none when it cannot be read.</summary>
    public IReadOnlyList<Node> Documents(string name) => _documents.GetOrAdd(name, Read);

    private IReadOnlyList<Node> Read(string name) =>
        Text(name) is { } text ? new YamlComposer(name, YamlDialect.Manifests).Compose(text) : [];

    private static string? RepositoryOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
                return at;
        }

        return null;
    }

    private static bool IsBelow(string path, string folder) => path == folder
        || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    // The path with every link on the way resolved.
    private static string Real(string path)
    {
        const int MostLinks = 40;
        var links = 0;
        var done = Path.GetPathRoot(path) ?? "";
        var parts = new Stack<string>(path[done.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Reverse());
        while (parts.TryPop(out var part))
        {
            var next = Path.Combine(done, part);
            if (new FileInfo(next).LinkTarget is not { } target || ++links > MostLinks)
            {
                done = next;
                continue;
            }

            var whole = Path.GetFullPath(target, done);
            done = Path.GetPathRoot(whole) ?? "";
            foreach (var piece in whole[done.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
                parts.Push(piece);
        }

        return done;
    }
}
