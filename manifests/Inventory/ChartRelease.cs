namespace Infra.Manifests;

/// <summary>A Helm chart to install, in whatever form it is written down.</summary>
public sealed record ChartRelease : InventoryItem
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

    /// <summary>The chart's name alone, without repository, path and ending.</summary>
    public string ChartName
    {
        get
        {
            const string Packed = ".tgz";
            var path = Chart.TrimEnd('/');
            var name = path[(path.LastIndexOf('/') + 1)..];
            if (!name.EndsWith(Packed, StringComparison.Ordinal))
                return name;

            name = name[..^Packed.Length];
            return Version is not null && name.EndsWith("-" + Version, StringComparison.Ordinal) ? name[..^(Version.Length + 1)] : name;
        }
    }

    /// <summary>What findings are on: the object that installs the chart, or one that stands for the release of a stack.</summary>
    internal Manifest On
    {
        get => field ??= new Manifest(new ObjectId("helm.sh", "Release", Namespace, Name), "helm.sh/v3", MapNode.Empty)
        {
            Components = Components,
            Resource = Resource,
            Options = Options,
        };
        init;
    }

    /// <summary>Where the version stands in that object.</summary>
    internal string VersionPath { get; init; } = "version";

    /// <summary>Where the values stand in that object.</summary>
    internal string ValuesPath { get; init; } = "values";

    /// <summary>For people: <c>Helm release edge/gateway</c>.</summary>
    public override string ToString() => $"Helm release {(Namespace is null ? "" : Namespace + "/")}{Name}";
}
