using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Infra.Hermetic;
using Infra.Rendering;
using Infra.Tests.Support;
using YamlDotNet.Serialization;

namespace Infra.Stacks.Tests;

/// <summary>In what a stack on one cluster differs from the same stack on another.</summary>
internal static class Difference
{
    /// <summary>What one rendering has and the other has not, by file and line.</summary>
    public static string Of(StackResult here, string hereName, StackResult there, string thereName)
    {
        var (left, right) = (Rendering(here), Rendering(there));
        var text = new StringBuilder();
        foreach (var file in left.Keys.Union(right.Keys).Order(StringComparer.Ordinal))
        {
            if (!right.TryGetValue(file, out var after))
                text.Append("only on ").Append(hereName).Append(": ").Append(file).Append('\n');
            else if (!left.TryGetValue(file, out var before))
                text.Append("only on ").Append(thereName).Append(": ").Append(file).Append('\n').Append(Indented(after));
            else if (before != after)
                text.Append("differs: ").Append(file).Append('\n').Append(Changes(before, after));
        }

        return text.ToString();
    }

    private static string Changes(string before, string after) =>
        string.Concat(new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after).Lines
        .Where(line => line.Type is ChangeType.Inserted or ChangeType.Deleted && line.Text.Length > 0)
        .Select(line => $"  {(line.Type == ChangeType.Inserted ? '+' : '-')} {line.Text}\n"));

    private static string Indented(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"  + {line}\n"));

    /// <summary>What a stack renders, by file.</summary>
    public static SortedDictionary<string, string> Rendering(StackResult result)
    {
        var folder = Directory.CreateTempSubdirectory("rendered-");
        try
        {
            ManifestRendering.Write(result.Inventory, folder.FullName, ChartStyle.Argo);
            return new(Directory.EnumerateFiles(folder.FullName, "*.yaml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder.FullName, file).Replace('\\', '/'))
                // The list of all files says again what the files say.
                .Where(file => file != "kustomization.yaml")
                .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(folder.FullName, file))), StringComparer.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Compares with what a reviewer has read.</summary>
    public static void Compare(string name, string actual) => Golden.Is($"Chocoletter/{name}", actual);

    /// <summary>The keys in which two files of one stack differ.</summary>
    public static IEnumerable<string> OfFiles(string stack, string hereFolder, string thereFolder)
    {
        var here = Config(Path.Combine(hereFolder, $"Pulumi.{stack}.yaml"));
        var there = Config(Path.Combine(thereFolder, $"Pulumi.{stack}.yaml"));
        return here.Keys.Union(there.Keys).Where(key => here.GetValueOrDefault(key) != there.GetValueOrDefault(key))
            .Order(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Config(string file)
    {
        var yaml = new DeserializerBuilder().Build().Deserialize<Dictionary<string, Dictionary<string, object>>>(File.ReadAllText(file));
        var writer = new SerializerBuilder().Build();
        return yaml["config"].ToDictionary(entry => entry.Key, entry => writer.Serialize(entry.Value));
    }
}
