using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>The sets of parameters that the generators of an ApplicationSet make.</summary>
/// <param name="files">The repository's files.</param>
/// <param name="clusters">The Secrets that tell Argo CD of clusters.</param>
internal sealed partial class Generators(SourceFiles files, IReadOnlyList<Manifest> clusters)
{
    /// <summary>The sets of one generator; none where nothing is known of what it asks.</summary>
    public IEnumerable<Dictionary<string, string>> Of(MapNode generator) => generator.Entries.Where(entry => entry.Value is MapNode)
        .SelectMany(entry => WithValues((MapNode)entry.Value, entry.Key switch
        {
            "list" => Elements((MapNode)entry.Value),
            "git" => Folders((MapNode)entry.Value).Concat(Files((MapNode)entry.Value)),
            "clusters" => Clusters((MapNode)entry.Value),
            "matrix" => Matrix((MapNode)entry.Value),
            "merge" => Merged((MapNode)entry.Value),
            _ => [],
        }));

    private static IEnumerable<Dictionary<string, string>> WithValues(MapNode generator, IEnumerable<Dictionary<string, string>> sets)
    {
        var values = generator.Map("values")?.Entries.Where(entry => entry.Value is ScalarNode).ToArray() ?? [];
        foreach (var parameters in sets)
        {
            foreach (var (key, value) in values)
                parameters[$"values.{key}"] = ApplicationSets.Filled(value, parameters).ToString() ?? "";

            yield return parameters;
        }
    }

    private static IEnumerable<Dictionary<string, string>> Elements(MapNode list)
    {
        foreach (var (element, _) in list.Maps("elements"))
            yield return Scalars(element);
    }

    private IEnumerable<Dictionary<string, string>> Folders(MapNode git)
    {
        var folders = git.Maps("directories").ToList();
        var left = folders.Where(folder => folder.Item.IsTrue("exclude")).Select(folder => folder.Item.Text("path") ?? "").ToList();
        return folders.Where(folder => !folder.Item.IsTrue("exclude")).Select(folder => folder.Item.Text("path")).OfType<string>()
            .SelectMany(pattern => Matching(pattern.Trim('/')))
            .Where(path => !left.Any(one => FileSystemName.MatchesSimpleExpression(one, path, ignoreCase: false))).Select(Path);
    }

    private IEnumerable<Dictionary<string, string>> Files(MapNode git) =>
        git.Maps("files").Select(file => file.Item.Text("path")).OfType<string>().SelectMany(pattern => Files(pattern.Trim('/')));

    // The cluster that Argo CD runs in is always known, and chosen by no label. Where others are declared nowhere, what is made for them is
    // drawn and checked once, with its cluster left open.
    private List<Dictionary<string, string>> Clusters(MapNode generator)
    {
        var selector = generator.Map("selector") is { Count: > 0 } chosen ? new Rules.LabelSelector(chosen) : null;
        var known = clusters.Where(cluster => selector?.Matches(cluster.Tree.MapAt("metadata", "labels") ?? MapNode.Empty) != false)
            .Select(Cluster).ToList();
        if (selector is null)
            known.Insert(0, Named("in-cluster", "https://kubernetes.default.svc"));

        return known.Count > 0 ? known : [new(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Cluster(Manifest secret)
    {
        string Value(string key) => secret.Tree.TextAt("stringData", key) ?? $"<{key} of {secret.Id.Name}>";
        var parameters = Named(Value("name"), Value("server"));
        foreach (var part in (string[])["labels", "annotations"])
        {
            foreach (var (key, value) in Scalars(secret.Tree.MapAt("metadata", part) ?? MapNode.Empty))
                parameters[$"metadata.{part}.{key}"] = value;
        }

        return parameters;
    }

    private static Dictionary<string, string> Named(string name, string server) => new(StringComparer.Ordinal)
    {
        ["name"] = name,
        ["nameNormalized"] = NotInNames().Replace(name.ToLowerInvariant(), "-"),
        ["server"] = server,
    };

    // The second may use what the first one found.
    private IEnumerable<Dictionary<string, string>> Matrix(MapNode matrix)
    {
        if (matrix.Maps("generators").Select(inner => inner.Item).ToList() is not [var first, var second])
            yield break;

        foreach (var outer in Of(first))
        {
            foreach (var inner in Of((MapNode)ApplicationSets.Filled(second, outer)))
                yield return new Dictionary<string, string>(outer.Concat(inner).DistinctBy(one => one.Key), StringComparer.Ordinal);
        }
    }

    // Those that come later change what the first one made, where the keys agree.
    private IEnumerable<Dictionary<string, string>> Merged(MapNode merge)
    {
        var keys = merge.Texts("mergeKeys").ToArray();
        var sets = merge.Maps("generators").Select(inner => Of(inner.Item).ToList()).ToList();
        foreach (var parameters in sets.FirstOrDefault() ?? [])
        {
            foreach (var other in sets.Skip(1).SelectMany(set => set).Where(other => Array.TrueForAll(keys, key =>
                other.GetValueOrDefault(key) == parameters.GetValueOrDefault(key))))
            {
                foreach (var (key, value) in other)
                    parameters[key] = value;
            }

            yield return parameters;
        }
    }

    private static Dictionary<string, string> Scalars(MapNode map) => map.Entries.Where(entry => entry.Value is ScalarNode)
        .ToDictionary(entry => entry.Key, entry => entry.Value.ToString() ?? "", StringComparer.Ordinal);

    // What stands in the files are parameters, with where each file is.
    private IEnumerable<Dictionary<string, string>> Files(string pattern)
    {
        var top = files.Repository ?? files.Folder;
        var fixedPart =
            System.IO.Path.Combine([top, .. pattern.Split('/')[..^1].TakeWhile(part => !part.Contains('*', StringComparison.Ordinal))]);
        if (!Directory.Exists(fixedPart))
            yield break;

        var form = new Regex("^" + Regex.Escape(pattern).Replace("\\*\\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
        };
        var found =
            Directory.EnumerateFiles(fixedPart, System.IO.Path.GetExtension(pattern) is { Length: > 1 } end ? "*" + end : "*", options)
            .Select(file => System.IO.Path.GetRelativePath(top, file).Replace('\\', '/'))
            .Where(file => form.IsMatch(file)).Order(StringComparer.Ordinal);
        foreach (var file in found)
        {
            var parameters = Path(RelativePath.FolderOf(file));
            parameters["path.filename"] = System.IO.Path.GetFileName(file);
            if (files.Documents(files.NameOf(System.IO.Path.Combine(top, file))) is [MapNode content, ..])
            {
                NodePath.Walk(content, "", (path, _, value) =>
                {
                    if (value is ScalarNode)
                        parameters[path] = value.ToString() ?? "";
                });
            }

            yield return parameters;
        }
    }

    private static Dictionary<string, string> Path(string path)
    {
        var parts = path.Split('/');
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["path"] = path,
            ["path.path"] = path,
            ["path.basename"] = parts[^1],
            ["path.basenameNormalized"] = NotInNames().Replace(parts[^1].ToLowerInvariant(), "-"),
        };
        for (var i = 0; i < parts.Length; i++)
            parameters[string.Create(CultureInfo.InvariantCulture, $"path[{i}]")] = parts[i];

        return parameters;
    }

    // A star stands for a part of the path, as in path.Match of Go.
    private IEnumerable<string> Matching(string pattern)
    {
        IEnumerable<string> found = [files.Repository ?? files.Folder];
        foreach (var part in pattern.Split('/'))
        {
            found = [.. found.SelectMany(folder => !Directory.Exists(folder) ? []
                : part.Contains('*', StringComparison.Ordinal)
                    ? Directory.EnumerateDirectories(folder).Where(below => !System.IO.Path.GetFileName(below).StartsWith('.')
                        && FileSystemName.MatchesSimpleExpression(part, System.IO.Path.GetFileName(below), ignoreCase: false))
                    : [System.IO.Path.Combine(folder, part)])];
        }

        return found.Where(Directory.Exists)
            .Select(folder => System.IO.Path.GetRelativePath(files.Repository ?? files.Folder, folder).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("[^a-z0-9-]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInNames();
}
