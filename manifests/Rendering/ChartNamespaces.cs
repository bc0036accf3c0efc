namespace Infra.Rendering;

/// <summary>Whether the namespace of a chart has to be created.</summary>
internal static class ChartNamespaces
{
    /// <summary>Whether no object of the stack is the release's namespace and no cluster has it from the start.</summary>
    public static bool IsMissing(Inventory inventory, ChartRelease release) =>
        release.Namespace is { } space && space != "default" && !space.StartsWith("kube-", StringComparison.Ordinal)
        && !inventory.Manifests.Any(m => m.Id == new ObjectId("", "Namespace", null, space));
}
