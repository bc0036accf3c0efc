namespace Infra.Tests.Rendering;

/// <summary>A folder to render into, that goes away with its test.</summary>
public sealed class RenderedFolder : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("infra-render-").FullName;

    /// <summary>The folder; it does not exist at first.</summary>
    public string Path => System.IO.Path.Combine(_parent, "out");

    /// <summary>Every file in it with its text, by path.</summary>
    public IReadOnlyDictionary<string, string> Files => Directory.Exists(Path)
        ? new SortedDictionary<string, string>(
            Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .ToDictionary(f => System.IO.Path.GetRelativePath(Path, f).Replace('\\', '/'), File.ReadAllText),
            StringComparer.Ordinal)
        : new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Everything in it as one text, for a golden file.</summary>
    public string Text => string.Concat(Files.Where(f => f.Key[0] != '.').Select(f => $"=== {f.Key}\n{f.Value}"));

    public string In(string path) => System.IO.Path.Combine(Path, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), text);
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);
}
