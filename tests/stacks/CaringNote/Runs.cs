using Infra.Hermetic;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.CaringNote;

/// <summary>Caring Note's stacks, as they are and with texts of their files replaced.</summary>
internal static class Runs
{
    /// <summary>The stack files.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Folder, "tests", "stacks", "CaringNote", "settings");

    /// <summary>The owner of the platform.</summary>
    public static StackResult Prod => ProdRun.Value;

    /// <summary>The guest.</summary>
    public static StackResult Staging => StagingRun.Value;

    private static readonly Lazy<StackResult> ProdRun = new(() => House.Run("caringnote-prod", Folder));
    private static readonly Lazy<StackResult> StagingRun = new(() => House.Run("caringnote-staging", Folder));

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
    public static Manifest One(this StackResult result, string kind, string? space, string name) =>
        result.Inventory.Manifests.Single(manifest =>
            manifest.Id.Kind == kind && manifest.Id.Namespace == space && manifest.Id.Name == name);
}
