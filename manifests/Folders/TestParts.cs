using System.IO.Enumeration;
using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>
/// Files beside tests of kuttl and chainsaw that look like objects and are parts of them: what a cluster is compared with, patches, and
/// what is applied once its expressions are filled in. A chainsaw test names what it applies.
/// </summary>
internal static partial class TestParts
{
    private const string Chainsaw = "chainsaw.kyverno.io";

    /// <summary>The names of these files.</summary>
    /// <param name="manifests">All objects, those of the tests among them.</param>
    /// <param name="folder">Where they are read.</param>
    public static IReadOnlySet<string> In(IReadOnlyList<Manifest> manifests, FolderContent folder)
    {
        var parts = folder.Names.Where(name => Kuttl().IsMatch(Path.GetFileName(name))).ToHashSet(StringComparer.Ordinal);
        var files = manifests.Select(manifest => manifest.At!.File).ToHashSet(StringComparer.Ordinal);
        foreach (var tests in manifests.Where(manifest => manifest.Id is { Group: Chainsaw, Kind: "Test" })
            .GroupBy(manifest => RelativePath.FolderOf(manifest.At!.File), StringComparer.Ordinal))
        {
            var applied = tests.SelectMany(test => Applied(test.Tree)).Select(file => RelativePath.Resolve(tests.Key, file)).ToArray();
            parts.UnionWith(manifests.Select(manifest => manifest.At!.File).Where(file => RelativePath.FolderOf(file) == tests.Key
                && (IsFilledIn(folder, file) || !Array.Exists(applied, name => FileSystemName.MatchesSimpleExpression(name, file))))
                .Except(tests.Select(test => test.At!.File)));
        }

        return parts;
    }

    private static List<string> Applied(MapNode test)
    {
        var files = new List<string>();
        NodePath.Walk(test, "", (_, step, value) =>
        {
            if (step is "apply" or "create" && (value as MapNode)?.Text("file") is { } file)
                files.Add(file);
        });
        return files;
    }

    private static bool IsFilledIn(FolderContent folder, string file) => folder.Files.Text(file) is { } text && Expression().IsMatch(text);

    [GeneratedRegex("^\\d+-(assert|errors?)([-._].*)?\\.ya?ml$", RegexOptions.CultureInvariant)]
    private static partial Regex Kuttl();

    // name: ($namespace), url: (join('', ['http://', $host]))
    [GeneratedRegex("(^|[\\s\"'])\\((\\$|\\w+\\().*\\)[\"']?\\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Expression();
}
