namespace Infra.Rendering;

/// <summary>Reads a rendered folder back: Argo CD Applications and the kustomization's charts are the Helm releases that they were made of.</summary>
public static class RenderedInventory
{
    private const string Kustomization = "kustomization.yaml";

    /// <summary>Whether a folder was rendered by this program.</summary>
    /// <param name="path">The folder.</param>
    public static bool IsIn(string path) => File.Exists(Path.Combine(path, RenderFolder.ListName));

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
            RemoteManifests = [.. (kustomization?.Tree.Texts("resources") ?? []).Where(source => source.Contains("://", StringComparison.Ordinal))
                .Select(source => new RemoteManifest(source, source))],
            Notes = [],
        };
    }

    private static bool IsRelease(Manifest manifest) =>
        manifest.Id is { Group: Groups.Argo, Kind: "Application" } && manifest.Tree.TextAt("spec", "source", "chart") is not null;

    // A release without a version is rendered with a star.
    private static ChartRelease Exact(ChartRelease release) => release.Version == "*" ? release with { Version = null } : release;
}
