using System.Text.Json;

namespace Infra.Schemas;

/// <summary>
/// A folder of schemas that the user gives: CustomResourceDefinitions as YAML, and JSON schemas by the names that kubeconform looks for,
/// such as <c>deployment-apps-v1.json</c> and <c>cert-manager.io/certificate_v1.json</c>.
/// </summary>
internal sealed class SchemaFolder
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonElement?> _read = new(StringComparer.Ordinal);
    private readonly SchemaDocument _document;
    private readonly CustomKinds _custom;

    /// <summary>Looks at the names of a folder's files, and reads its YAML.</summary>
    /// <exception cref="RefusedException">The folder, or some YAML in it, cannot be read.</exception>
    public SchemaFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw Unreadable(folder, "no folder", "a folder of CustomResourceDefinitions or JSON schemas");

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        var yaml = new List<Manifest>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
        {
            switch (Path.GetExtension(file))
            {
                case ".json":
                    Index(Path.GetRelativePath(folder, file).Replace('\\', '/'), file);
                    break;
                case ".yaml" or ".yml":
                    yaml.AddRange(ManifestReader.Read(file).Manifests);
                    break;
            }
        }

        _document = new SchemaDocument(Definition) { IsOpen = true };
        _custom = new CustomKinds(yaml.Where(manifest => manifest.Id is { Group: Groups.Extensions, Kind: "CustomResourceDefinition" }));
    }

    /// <summary>What is known about a kind, or null.</summary>
    public KindSchema? Find(string apiVersion, string kind)
    {
        if (_custom.Find(apiVersion, kind) is { } found)
            return found;

        var group = ObjectId.GroupOf(apiVersion);
        var names = Names(group, apiVersion[(group.Length == 0 ? 0 : group.Length + 1)..], kind);
        var path = names.Select(name => _files.GetValueOrDefault(name)).FirstOrDefault(file => file is not null);
        return path is not null && Read(path) is { } schema
            ? new KindSchema(_document.Read(Tree(path, schema)), null, IsCustom: !Groups.IsBuiltIn(group)) : null;
    }

    private static IEnumerable<string> Names(string group, string version, string kind)
    {
        var first = group.Split('.')[0];
        return group.Length == 0 ? [$"{kind}-{version}", $"{kind}_{version}"] :
        [
            $"{group}/{kind}_{version}", $"{kind}-{group}-{version}", $"{kind}-{first}-{version}", $"{first}/{kind}_{version}",
            $"{kind}_{version}",
        ];
    }

    // By the file's own name, and with the folder that it stands in. Strict schemas, which know which fields there are, win over the
    // others.
    private void Index(string name, string file)
    {
        var parts = name[..^".json".Length].Split('/');
        var isStrict = parts.Length > 1 && parts[^2].EndsWith("-strict", StringComparison.Ordinal);
        foreach (var key in (string[])[parts[^1], string.Join('/', parts.TakeLast(2))])
        {
            if (isStrict || !_files.ContainsKey(key))
                _files[key] = file;
        }
    }

    // References are written with the whole path of their file, as the parts of several files come together.
    private static MapNode Tree(string file, JsonElement schema) => (MapNode)JsonTree.Of(schema, reference =>
        reference.StartsWith('#') ? file + reference : Path.Combine(Path.GetDirectoryName(file)!, reference));

    private MapNode? Definition(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? reference : reference[..hash];
        var found = Read(file);
        foreach (var part in hash < 0 ? [] : reference[(hash + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries))
            found = found is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(part, out var next) ? next : null;

        return found is { ValueKind: JsonValueKind.Object } element ? Tree(file, element) : null;
    }

    private JsonElement? Read(string file)
    {
        lock (_read)
        {
            if (!_read.TryGetValue(file, out var found))
                _read[file] = found = Open(file);

            return found;
        }
    }

    private static JsonElement? Open(string file)
    {
        if (!File.Exists(file))
            return null;

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone()
                : throw Unreadable(file, "no map", "a JSON schema");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, e.Message, "a JSON schema");
        }
    }

    private static RefusedException Unreadable(string file, string reason, string allowed) =>
        new(new Diagnostic(Codes.UnreadableFile, file, reason, allowed, "check the path and its content"));
}
