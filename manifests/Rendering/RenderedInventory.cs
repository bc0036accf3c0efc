using System.Text.Json;

namespace Infra.Rendering;

/// <summary>
/// Reads a rendered folder back: Argo CD Applications and the kustomization's charts are the Helm releases that they were made of.
/// </summary>
public static class RenderedInventory
{
    private const string Kustomization = "kustomization.yaml";

    /// <summary>Whether a folder was rendered by this program.</summary>
    /// <param name="path">The folder.</param>
    public static bool IsIn(string path) => File.Exists(Path.Combine(path, RenderFolder.ListName));

    /// <summary>The stack that was rendered into a folder; null when it was another thing, or none, or the list is damaged.</summary>
    /// <param name="path">The folder.</param>
    internal static string? StackOf(string path) => List(path)?.Name?.Split(' ') is ["stack", var stack] ? stack : null;

    /// <summary>The files of a rendered folder that its kustomization leaves out, as they hold what only a run knows.</summary>
    /// <param name="path">The folder.</param>
    internal static IReadOnlySet<string> LeftOut(string path)
    {
        var listed = InventoryReader.ReadText(new StringReader(File.ReadAllText(Path.Combine(path, Kustomization))), Kustomization).Files
            .SelectMany(file => file.Tree.Texts("resources")).ToHashSet(StringComparer.Ordinal);
        return (List(path)?.Hashes.Keys ?? []).Where(file => !listed.Contains(file)).ToHashSet(StringComparer.Ordinal);
    }

    private static RenderList? List(string path)
    {
        try
        {
            return IsIn(path) ? RenderList.Read(File.ReadAllBytes(Path.Combine(path, RenderFolder.ListName))) : null;
        }
        catch (Exception failed) when (failed is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads a rendered folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="name">What to call it. Default: the path.</param>
    public static Inventory Read(string path, string? name = null)
    {
        var folder = InventoryReader.Read(path, name);
        var applications = folder.Manifests.ToLookup(IsRelease);
        var kustomization = folder.Files.FirstOrDefault(file => file.At?.File == Kustomization);
        return folder with
        {
            Manifests = [.. applications[false]],
            Charts = [.. applications[true].Append(kustomization).OfType<Manifest>().SelectMany(ChartManifests.In).Select(Exact)],
            RemoteManifests = [.. (kustomization?.Tree.Texts("resources") ?? [])
                .Where(source => source.Contains("://", StringComparison.Ordinal))
                .Select(source => new RemoteManifest(source, source))],
            Notes = [],
        };
    }

    private static bool IsRelease(Manifest manifest) =>
        manifest.Id is { Group: Groups.Argo, Kind: "Application" } && manifest.Tree.TextAt("spec", "source", "chart") is not null;

    // A release without a version is rendered with a star.
    private static ChartRelease Exact(ChartRelease release) => release.Version == "*" ? release with { Version = null } : release;
}
