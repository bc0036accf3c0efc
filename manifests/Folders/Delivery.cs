namespace Infra.Manifests;

/// <summary>What an object of Flux or Argo CD says about a folder that it applies.</summary>
/// <param name="By">The object.</param>
/// <param name="Folder">The folder.</param>
internal sealed record Delivery(Manifest By, string Folder)
{
    /// <summary>The namespace that all objects get, whatever they say themselves. Default: none.</summary>
    public string? Namespace { get; init; }

    /// <summary>The namespace of objects that name none. Default: none.</summary>
    public string? DefaultNamespace { get; init; }

    /// <summary>What is added to the kustomization: patches, images, prefixes. Default: nothing.</summary>
    public MapNode Additions { get; init; } = MapNode.Empty;

    /// <summary>The components that are added, as paths from the folder. Default: none.</summary>
    public IReadOnlyList<string> Components { get; init; } = [];

    /// <summary>The values that texts get before they are applied. Default: null, texts stay as they are.</summary>
    public Substitution? Substitution { get; init; }

    /// <summary>How a chart in the folder is installed. Default: null, it is no chart.</summary>
    public ChartRelease? Release { get; init; }

    /// <summary>The files with values for the chart, from the folder that is read. Default: none.</summary>
    public IReadOnlyList<string> ValueFiles { get; init; } = [];

    /// <summary>Whether it applies the folders below as well. Default: true.</summary>
    public bool IsRecursive { get; init; } = true;

    /// <summary>What tells apart two ways to apply one folder.</summary>
    public string Key => string.Join('\n',
        [Folder, Namespace ?? "", DefaultNamespace ?? "", ManifestWriter.ToYaml(Additions), .. Components,
        Substitution?.Key ?? "", Release is null ? "" : ManifestWriter.ToYaml(ChartTree.Of(Release)), .. ValueFiles]);
}
