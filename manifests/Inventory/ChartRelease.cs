namespace Infra.Manifests;

/// <summary>A Helm chart to install.</summary>
public sealed record ChartRelease
{
    /// <summary>The release's name.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace. Default: null, the provider's.</summary>
    public string? Namespace { get; init; }

    /// <summary>The chart: its name in the repository, an <c>oci://</c> reference, or a path of a folder or packed chart.</summary>
    public required string Chart { get; init; }

    /// <summary>The HTTP repository. Default: null, the chart is a whole reference.</summary>
    public string? Repository { get; init; }

    /// <summary>The chart's version. Default: null, the newest one.</summary>
    public string? Version { get; init; }

    /// <summary>The values. Default: those of the chart.</summary>
    public MapNode Values { get; init; } = MapNode.Empty;

    /// <summary>Whether the CRDs in the chart's <c>crds</c> folder are left out. Default: false.</summary>
    public bool SkipCrds { get; init; }

    /// <summary>Whether the release makes its namespace. Default: false.</summary>
    public bool CreateNamespace { get; init; }

    /// <summary>The resource of the stack that it is.</summary>
    public required StackResource Resource { get; init; }
}
