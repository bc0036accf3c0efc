using Infra.Catalogue;

namespace Infra.Upgrades;

/// <summary>A part of a stack whose version a stack file chooses.</summary>
/// <param name="Name">Its name for people: <c>gatewayApi</c>, <c>kubernetes</c>.</param>
/// <param name="Part">Its name in the catalogue.</param>
/// <param name="Setting">The setting that chooses its version, without <c>infra:</c>; null for what the stack does not upgrade
/// itself.</param>
/// <param name="Version">The version that it has.</param>
internal sealed record UpgradePart(string Name, string Part, string? Setting, string Version)
{
    /// <summary>The name of the control plane.</summary>
    public const string Kubernetes = "kubernetes";

    /// <summary>The releases of all minor versions, oldest first; the last one is the target.</summary>
    public required IReadOnlyList<string> Releases { get; init; }

    /// <summary>Whether it is the control plane.</summary>
    public bool IsKubernetes => Name == Kubernetes;

    /// <summary>
    /// The next release: of the next minor version, or of the last one if only that has a newer patch. Null when there is none.
    /// </summary>
    public string? Next => Setting is null ? null
        : Releases.FirstOrDefault(release => UpgradeCatalogue.Compare(ChartMinor.NameOf(release), ChartMinor.NameOf(Version)) > 0)
            ?? (UpgradeCatalogue.Compare(Releases[^1], Version) > 0 ? Releases[^1] : null);

    /// <summary>The same part at another version.</summary>
    public UpgradePart At(string version) => this with { Version = version };

    /// <summary>Whether two names are one: <c>gatewayApi</c> and <c>gateway-api</c>.</summary>
    public static bool IsSame(string one, string other) => Bare(one).Equals(Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string name) => name.Replace("-", "", StringComparison.Ordinal);
}
