namespace Infra.Catalogue;

/// <summary>A Helm chart, and all that is known about it.</summary>
/// <param name="Name">The chart's name in its repository.</param>
public sealed record KnownChart(string Name)
{
    /// <summary>An HTTP repository, or an OCI registry that begins with <c>oci://</c>. Default: empty, no component installs it.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The version that the components install, as the repository spells it. Default: empty, no component installs it.</summary>
    public string Version { get; init; } = "";

    /// <summary>The API groups of the CRDs that it brings. Default: none.</summary>
    public IReadOnlyList<string> ApiGroups { get; init; } = [];

    /// <summary>The GatewayClass that it makes. Default: none.</summary>
    public string? GatewayClass { get; init; }

    /// <summary>The IngressClass that it makes. Default: none.</summary>
    public string? IngressClass { get; init; }

    /// <summary>The StorageClass that it makes. Default: none.</summary>
    public string? StorageClass { get; init; }

    /// <summary>The keys of the value that gives the GatewayClass or StorageClass another name. Default: none.</summary>
    public IReadOnlyList<string> ClassValue { get; init; } = [];

    /// <summary>The keys of the value that gives the IngressClass another name. Default: those of most controllers.</summary>
    public IReadOnlyList<string> IngressClassValue { get; init; } = ["controller", "ingressClassResource", "name"];

    /// <summary>What the addresses of the project's manifests hold, beside the chart's name. Default: nothing.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The oldest minor version that still gets fixes. Default: null, not known.</summary>
    public string? Oldest { get; init; }

    /// <summary>What its minor versions were built for, newest first. Default: not known.</summary>
    public IReadOnlyList<ChartMinor> Minors { get; init; } = [];

    /// <summary>What a version was built for.</summary>
    /// <param name="version">The version, <c>2.6.7</c>.</param>
    /// <returns>The minor version; null when it is not known here.</returns>
    public ChartMinor? Minor(string version) => Minors.FirstOrDefault(minor => minor.Name == ChartMinor.NameOf(version));
}

/// <summary>A minor version of a chart, and what it was built for.</summary>
/// <param name="Name">The minor version, <c>2.6</c>.</param>
/// <param name="GatewayApi">The minor version of the Gateway API. Default: it needs none.</param>
/// <param name="From">The oldest Kubernetes. Default: any.</param>
/// <param name="To">The newest Kubernetes. Default: any.</param>
public sealed record ChartMinor(string Name, string? GatewayApi = null, KubernetesVersion? From = null, KubernetesVersion? To = null)
{
    /// <summary>The minor version of a release: <c>1.21</c> of <c>v1.21.1</c>.</summary>
    /// <param name="version">The release, with or without the letter v.</param>
    public static string NameOf(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return string.Join('.', version.TrimStart('v').Split('.').Take(2));
    }

    /// <summary>Whether it runs on a version of Kubernetes.</summary>
    /// <param name="kubernetes">The version.</param>
    public bool RunsOn(KubernetesVersion kubernetes) => !(kubernetes < From) && !(kubernetes > To);
}
