using Infra.Hermetic;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Shinhan;

/// <summary>The two stacks, as they are and with texts of their files replaced.</summary>
internal static class Runs
{
    /// <summary>The stack of what runs.</summary>
    public const string Stack = "shinhan";

    /// <summary>The stack of the network.</summary>
    public const string Network = "shinhan-network";

    /// <summary>The stack files.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Folder, "tests", "stacks", "Shinhan", "settings");

    private static readonly Lazy<StackResult> StackRun = new(() => House.Run(Stack, Folder));
    private static readonly Lazy<StackResult> NetworkRun = new(() => House.Run(Network, Folder));

    /// <summary>What runs.</summary>
    public static StackResult Shinhan => StackRun.Value;

    /// <summary>The network.</summary>
    public static StackResult Net => NetworkRun.Value;

    /// <summary>A stack with texts replaced, in its own file or in that of the other one.</summary>
    public static StackResult With(string stack, params (string Stack, string Text, string Replacement)[] edits)
    {
        using var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Folder, "Pulumi*.yaml"))
        {
            var text = File.ReadAllText(file);
            foreach (var edit in edits.Where(edit => Path.GetFileName(file) == $"Pulumi.{edit.Stack}.yaml"))
            {
                Assert.Contains(edit.Text, text, StringComparison.Ordinal);
                text = text.Replace(edit.Text, edit.Replacement, StringComparison.Ordinal);
            }

            File.WriteAllText(Path.Combine(copy.Folder, Path.GetFileName(file)), text);
        }

        return House.Run(stack, copy.Folder);
    }

    /// <summary>The one object of a kind and a name.</summary>
    public static Manifest One(this StackResult result, string kind, string space, string name) =>
        result.Inventory.Manifests.Single(manifest => manifest.Id.Kind == kind && manifest.Id.Namespace == space && manifest.Id.Name == name);

    /// <summary>All objects of a kind.</summary>
    public static IEnumerable<Manifest> All(this StackResult result, string kind) =>
        result.Inventory.Manifests.Where(manifest => manifest.Id.Kind == kind);

    /// <summary>The release of a chart.</summary>
    public static ChartRelease Chart(this StackResult result, string name) => result.Inventory.Charts.Single(chart => chart.ChartName == name);

    /// <summary>The inputs of a cloud's resources of a type, by name.</summary>
    public static IReadOnlyDictionary<string, MapNode> Cloud(this StackResult result, string type) =>
        result.Inventory.Cloud.Where(resource => resource.Key.Type == type).ToDictionary(resource => resource.Key.Name, resource => resource.Inputs, StringComparer.Ordinal);
}
