using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>
/// The Applications that an ApplicationSet makes of lists and of the repository's folders and files, and of two of these. Other generators
/// know more than files say.
/// </summary>
internal static partial class ApplicationSets
{
    /// <summary>What the ApplicationSets among objects make, each with its set.</summary>
    public static IReadOnlyList<(Manifest Set, Manifest Application)> In(IEnumerable<Manifest> manifests, SourceFiles files) =>
        [.. manifests.Where(manifest => manifest.Id is { Group: Groups.Argo, Kind: "ApplicationSet" })
            .SelectMany(set => Of(set, files).Select(made => (set, made)))];

    /// <summary>The Applications that are known.</summary>
    public static IEnumerable<Manifest> Of(Manifest set, SourceFiles files)
    {
        if (set.Tree.MapAt("spec", "template") is not { } template)
            return [];

        var application = template.With("apiVersion", set.ApiVersion).With("kind", "Application");
        return set.Items("generators").SelectMany(generator => Parameters(generator.Item, files))
            .Select(parameters => Manifest.From((MapNode)Filled(application, parameters))).OfType<Manifest>()
            .Select(made => made with { At = set.At, Id = made.Id with { Namespace = set.Id.Namespace } });
    }

    private static IEnumerable<Dictionary<string, string>> Parameters(MapNode generator, SourceFiles files)
    {
        foreach (var (element, _) in generator.Map("list").Maps("elements"))
        {
            yield return element.Entries.Where(entry => entry.Value is ScalarNode)
                .ToDictionary(entry => entry.Key, entry => entry.Value.ToString()!, StringComparer.Ordinal);
        }

        var folders = generator.Map("git").Maps("directories").ToList();
        var left = folders.Where(folder => folder.Item.IsTrue("exclude")).Select(folder => folder.Item.Text("path") ?? "").ToList();
        foreach (var pattern in folders.Where(folder => !folder.Item.IsTrue("exclude")).Select(folder => folder.Item.Text("path")).OfType<string>())
        {
            foreach (var path in Matching(pattern.Trim('/'), files).Where(path => !left.Any(one => FileSystemName.MatchesSimpleExpression(one, path, ignoreCase: false))))
                yield return Path(path);
        }

        foreach (var pattern in generator.Map("git").Maps("files").Select(file => file.Item.Text("path")).OfType<string>())
        {
            foreach (var parameters in Files(pattern.Trim('/'), files))
                yield return parameters;
        }

        if (generator.Map("matrix").Maps("generators").Select(inner => inner.Item).ToList() is [var first, var second])
        {
            // The second may use what the first one found.
            foreach (var outer in Parameters(first, files))
            {
                foreach (var inner in Parameters((MapNode)Filled(second, outer), files))
                    yield return new Dictionary<string, string>(outer.Concat(inner).DistinctBy(one => one.Key), StringComparer.Ordinal);
            }
        }
    }

    // What stands in the files are parameters, with where each file is.
    private static IEnumerable<Dictionary<string, string>> Files(string pattern, SourceFiles files)
    {
        var top = files.Repository ?? files.Folder;
        var fixedPart = System.IO.Path.Combine([top, .. pattern.Split('/')[..^1].TakeWhile(part => !part.Contains('*', StringComparison.Ordinal))]);
        if (!Directory.Exists(fixedPart))
            yield break;

        var form = new Regex("^" + Regex.Escape(pattern).Replace("\\*\\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        var found = Directory.EnumerateFiles(fixedPart, System.IO.Path.GetExtension(pattern) is { Length: > 1 } end ? "*" + end : "*", options)
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
    private static IEnumerable<string> Matching(string pattern, SourceFiles files)
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

        return found.Where(Directory.Exists).Select(folder => System.IO.Path.GetRelativePath(files.Repository ?? files.Folder, folder).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    private static Node Filled(Node node, Dictionary<string, string> parameters) => node switch
    {
        MapNode map => new MapNode(map.Entries.Select(entry => new KeyValuePair<string, Node>(entry.Key, Filled(entry.Value, parameters)))),
        ListNode list => new ListNode([.. list.Items.Select(item => Filled(item, parameters))]),
        ScalarNode { Text: { } text } => new ScalarNode(Parameter().Replace(text,
            match => parameters.GetValueOrDefault(match.Groups["name"].Value, match.Value))),
        _ => node,
    };

    [GeneratedRegex(@"\{\{-?\s*\.?(?<name>[A-Za-z][\w.\[\]]*)\s*-?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex("[^a-z0-9-]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInNames();
}
