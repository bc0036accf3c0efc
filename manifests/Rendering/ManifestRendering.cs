namespace Infra.Rendering;

/// <summary>Writes what a stack would make as a folder of YAML that Argo CD and kustomize understand.</summary>
public static class ManifestRendering
{
    /// <summary>
    /// Renders into a folder: an object a file under <c>&lt;namespace|_cluster&gt;/&lt;Kind&gt;-&lt;name&gt;.yaml</c> and a
    /// <c>kustomization.yaml</c> that names them all, but for Secrets with placeholders as values. Files of an earlier render that are no
    /// longer needed are removed; files that no render wrote, or that were edited since, are never touched. Either everything is written or
    /// nothing.
    /// </summary>
    /// <param name="inventory">What the stack would make.</param>
    /// <param name="folder">The folder; made when it is missing.</param>
    /// <param name="charts">What becomes of Helm charts.</param>
    /// <param name="sources">The folder that relative paths of local charts and manifests start from.</param>
    /// <exception cref="RefusedException">The folder cannot be used, is in use, holds files in the way, or a chart has no such
    /// form.</exception>
    public static RenderSummary Write(Inventory inventory, string folder, ChartStyle charts, string sources = ".")
    {
        ArgumentNullException.ThrowIfNull(inventory);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return RenderFolder.Write(folder, RenderPlan.Of(inventory, charts, folder, sources));
    }
}
