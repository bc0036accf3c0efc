using Infra.Rules;

namespace Infra.Adoption;

/// <summary>What is known about a cluster: what runs there, and what it serves.</summary>
internal sealed record RunningCluster
{
    /// <summary>The objects. Of Secrets the keys alone.</summary>
    public required Inventory Objects { get; init; }

    /// <summary>The API versions that are served, <c>apps/v1</c>. Default: null, not known.</summary>
    public IReadOnlySet<string>? ApiVersions { get; init; }

    /// <summary>The kinds that are served, by group and kind. Default: null, not known.</summary>
    public IReadOnlySet<(string Group, string Kind)>? Kinds { get; init; }

    /// <summary>The kinds of which all objects were asked for; null for every kind that is there. Default: null.</summary>
    public IReadOnlySet<string>? Asked { get; init; }

    /// <summary>The Helm releases, by namespace and name. Default: none is known.</summary>
    public IReadOnlySet<(string Space, string Name)> Releases { get; init; } = new HashSet<(string, string)>();

    /// <summary>What could not be asked, and why. Default: nothing.</summary>
    public IReadOnlyList<string> Unasked { get; init; } = [];

    /// <summary>What was exported of a cluster.</summary>
    public static RunningCluster Of(Inventory exported)
    {
        var objects = exported with { Origin = InventoryOrigin.Cluster, Manifests = [.. exported.Manifests.Select(SecretKeys.Only)] };
        return new RunningCluster
        {
            Objects = objects,
            Asked = exported.Manifests.Select(manifest => manifest.Id.Kind).ToHashSet(StringComparer.Ordinal),
            Releases = ReleasesIn(exported.Manifests.Where(manifest => manifest.Id is { Group: "", Kind: "Secret" or "ConfigMap" })
                .Select(manifest => (manifest.Space, manifest.Id.Name))),
        };
    }

    /// <summary>The Helm releases whose records are among Secrets: <c>sh.helm.release.v1.NAME.v3</c>.</summary>
    public static IReadOnlySet<(string Space, string Name)> ReleasesIn(IEnumerable<(string Space, string Name)> secrets) =>
        secrets.Where(secret => IsRecord(secret.Name)).Select(secret => (secret.Space, secret.Name.Split('.')[4])).ToHashSet();

    /// <summary>Whether a Secret is the record of a Helm release.</summary>
    public static bool IsRecord(string name) =>
        name.StartsWith("sh.helm.release.v1.", StringComparison.Ordinal) && name.Split('.').Length >= 6;

    /// <summary>Whether the objects of a kind were asked for.</summary>
    public bool WasAsked(string kind) => Asked?.Contains(kind) != false;

    /// <summary>The same cluster with other objects.</summary>
    public ManifestSet ToSet() => new(Objects, new CheckOptions());
}
