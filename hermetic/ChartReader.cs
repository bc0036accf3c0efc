using Infra.Catalogue;

namespace Infra.Hermetic;

/// <summary>Reads a Helm release from the resource that makes it.</summary>
internal static class ChartReader
{
    /// <summary>The package that installs cert-manager by a release of its own.</summary>
    public const string CertManagerType = "kubernetes-cert-manager:index:CertManager";

    public static ChartRelease Read(StackResource resource) => resource.Key.Type == CertManagerType
        ? CertManager(resource, resource.Inputs.Map("helmOptions") ?? MapNode.Empty)
        : Release(resource, resource.Inputs);

    private static ChartRelease CertManager(StackResource resource, MapNode options)
    {
        var release = Release(resource, options);
        return release.Chart.Length > 0
            ? release
            : release with
            {
                Chart = ChartCatalogue.CertManager.Name,
                Repository = release.Repository ?? ChartCatalogue.CertManager.Repository,
            };
    }

    private static ChartRelease Release(StackResource resource, MapNode release) => new()
    {
        Name = release.Text("name") ?? resource.Key.Name,
        Namespace = release.Text("namespace"),
        Chart = release.Text("chart") ?? "",
        Repository = release.Map("repositoryOpts")?.Text("repo"),
        Version = release.Text("version"),
        Values = release.Map("values") ?? MapNode.Empty,
        SkipCrds = IsTrue(release["skipCrds"]),
        CreateNamespace = IsTrue(release["createNamespace"]),
    };

    private static bool IsTrue(Node? node) => node is ScalarNode { Value: true };
}
