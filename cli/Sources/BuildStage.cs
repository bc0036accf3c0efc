using System.Collections.Concurrent;

namespace Infra.Sources;

/// <summary>
/// A copy of what builds need, in a temporary folder: nothing is written beside the user's files, nothing outside of the repository can be
/// read, and what would be fetched over the network is left out.
/// </summary>
internal sealed class BuildStage : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<bool>> _copied = new(StringComparer.Ordinal);
    private readonly SourceFiles _files;
    private readonly string _stage = TemporaryFolder.Create("infra-build-");
    private readonly string _copy;
    private int _wrappers;

    public BuildStage(SourceFiles files)
    {
        _files = files;
        Home = Directory.CreateDirectory(Path.Combine(_stage, "home")).FullName;
        _copy = Path.Combine(_stage, "files");
    }

    /// <summary>An empty home for programs.</summary>
    public string Home { get; }

    /// <summary>The files that are copied.</summary>
    public SourceFiles Files => _files;

    /// <summary>Where the copy of a file or folder is.</summary>
    public string PathOf(string name)
    {
        var path = _files.PathOf(name);
        return Path.Combine(_copy, path[Path.GetPathRoot(path)!.Length..]);
    }

    /// <summary>What a file is called, by the place of its copy.</summary>
    public string NameOf(string path) => Path.GetRelativePath(PathOf(""), path).Replace('\\', '/') is var name && name == "." ? "" : name;

    /// <summary>A text without the places of copies.</summary>
    public string Plain(string text) => text
        .Replace(PathOf("") + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
        .Replace(PathOf(""), ".", StringComparison.Ordinal)
        .Replace(_copy, "", StringComparison.Ordinal)
        .Replace(_stage + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    /// <summary>A new folder that belongs to nothing that is copied.</summary>
    public string NewFolder() =>
        Directory.CreateDirectory(
            Path.Combine(_stage, "builds", Interlocked.Increment(ref _wrappers).ToString(CultureInfo.InvariantCulture))).FullName;

    /// <summary>Copies a file.</summary>
    public void Copy(string name) => Once(name, target => File.Copy(_files.PathOf(name), target));

    /// <summary>Writes a file in the place of the one with its name.</summary>
    public void Write(string name, string text) => Once(name, target => File.WriteAllText(target, text));

    /// <summary>Copies a folder with all that is in it. Links out of the repository are left out.</summary>
    public void CopyFolder(string name)
    {
        foreach (var path in Directory.EnumerateFiles(_files.PathOf(name), "*",
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device }))
        {
            var file = _files.NameOf(path);
            if (_files.IsInside(file) && _files.HasFile(file))
                Copy(file);
        }
    }

    public void Dispose() => Directory.Delete(_stage, recursive: true);

    // By place: a file outside of the folder and back in it has two names.
    private void Once(string name, Action<string> write) =>
        _ = _copied.GetOrAdd(Path.GetFullPath(PathOf(name)), target => new Lazy<bool>(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            write(target);
            return true;
        })).Value;
}
