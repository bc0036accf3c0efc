using System.Text;

namespace Infra.Manifests;

/// <summary>Reads the Kubernetes objects of YAML and JSON files, written by anyone.</summary>
public static class ManifestReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long MostBytes = 32 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads a file, or every <c>.yaml</c>, <c>.yml</c> and <c>.json</c> file under a folder. Hidden folders and links are left out.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    public static ManifestSource Read(string path)
    {
        try
        {
            return Directory.Exists(path) ? ReadFolder(path) : Whole(path, [ReadFile(path, path)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Whole(path, [Unreadable(path, e.Message)]);
        }
    }

    /// <summary>Reads one stream, such as standard input.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What messages call it.</param>
    public static ManifestSource Read(TextReader text, string name) => Whole(name, [ReadText(text, name)]);

    private static ManifestSource ReadFolder(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        };
        var files = Directory.EnumerateFiles(folder, "*", options)
            .Where(file => IsYaml(file) && !IsEmpty(file))
            .Select(file => (Path: file, Name: Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToArray();
        var parts = new ManifestSource[files.Length];
        Parallel.For(0, files.Length, i => parts[i] = ReadFile(files[i].Path, files[i].Name));
        return Whole(folder, parts);
    }

    private static bool IsYaml(string file) =>
        Path.GetExtension(file.AsSpan()) is var end
        && (end.Equals(".yaml", StringComparison.OrdinalIgnoreCase) || end.Equals(".yml", StringComparison.OrdinalIgnoreCase)
            || end.Equals(".json", StringComparison.OrdinalIgnoreCase));

    // A pipe or device has no length either, and opening one waits for its other end.
    private static bool IsEmpty(string file) => new FileInfo(file) is { Exists: true, Length: 0 };

    private static ManifestSource ReadFile(string path, string name)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes } file)
                return Unreadable(name, string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes"));

            if (SpecialFile.IsNamedPipe(path))
                return Unreadable(name, "a named pipe, which waits for a writer");

            using var text = new StreamReader(path, Strict);
            return ReadText(text, name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(name, e.Message);
        }
    }

    private static ManifestSource ReadText(TextReader text, string name)
    {
        var composer = new YamlComposer(name, YamlDialect.Manifests);
        IReadOnlyList<Node> documents;
        try
        {
            if (Bounded(text) is not { } whole)
                return Unreadable(name, string.Create(CultureInfo.InvariantCulture, $"more than {MostBytes / 1024 / 1024} MiB"));

            documents = composer.Compose(whole);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(name, "bytes that are not UTF-8");
        }

        var manifests = new List<Manifest>();
        var skipped = new List<SourceLocation>();
        var others = new List<(SourceLocation, MapNode)>();
        foreach (var node in documents.SelectMany(Items))
        {
            var at = new SourceLocation(name, node.Line, node.Column);
            if (node is MapNode tree && Manifest.From(tree) is { } manifest)
            {
                manifests.Add(manifest with { At = at });
            }
            else
            {
                skipped.Add(at);
                if (node is MapNode other)
                    others.Add((at, other));
            }
        }

        return new ManifestSource { Manifests = manifests, Skipped = skipped, Others = others, Problems = composer.Problems };
    }

    // Not everything that can be read knows its length: standard input, a device.
    private static string? Bounded(TextReader text)
    {
        var whole = new StringBuilder();
        var part = new char[1 << 16];
        while (text.ReadBlock(part) is > 0 and var length)
        {
            if (whole.Length + length > MostBytes)
                return null;

            whole.Append(part, 0, length);
        }

        return whole.ToString();
    }

    // A List holds objects; in a typed one (ConfigMapList) they leave out what the list says already.
    internal static IEnumerable<Node> Items(Node document)
    {
        if (document is not MapNode map || map.Text("kind") is not { } kind || !kind.EndsWith("List", StringComparison.Ordinal)
            || map.List("items") is not { } list)
        {
            return [document];
        }

        var itemKind = kind[..^"List".Length];
        return itemKind.Length == 0
            ? list.Items
            : list.Items.Select(item => item is MapNode tree && tree["kind"] is null
                ? tree.With("apiVersion", map["apiVersion"]).With("kind", itemKind)
                : item);
    }

    private static ManifestSource Whole(string name, IReadOnlyList<ManifestSource> parts)
    {
        var manifests = parts.SelectMany(part => part.Manifests).ToList();
        var problems = parts.SelectMany(part => part.Problems).ToList();
        if (manifests.Count == 0 && problems.Count == 0)
        {
            problems.Add(new Diagnostic(Codes.NoObjects, name, null,
                "YAML or JSON with apiVersion, kind and metadata.name", "name a folder of manifests, or a file"));
        }

        return new ManifestSource
        {
            Manifests = manifests,
            Skipped = [.. parts.SelectMany(part => part.Skipped)],
            Others = [.. parts.SelectMany(part => part.Others)],
            Problems = problems,
        };
    }

    private static ManifestSource Unreadable(string name, string reason) => new()
    {
        Problems =
        [
            new Diagnostic(Codes.UnreadableFile, name, reason,
                string.Create(CultureInfo.InvariantCulture, $"a readable file in UTF-8 of at most {MostBytes / 1024 / 1024} MiB"),
                "check the path, its permissions and its content"),
        ],
    };
}
