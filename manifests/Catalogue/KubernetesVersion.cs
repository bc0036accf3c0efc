using System.Text.RegularExpressions;

namespace Infra.Catalogue;

/// <summary>A minor version of Kubernetes, such as 1.36.</summary>
/// <param name="Minor">The number after the dot.</param>
public readonly partial record struct KubernetesVersion(int Minor) : IComparable<KubernetesVersion>
{
    /// <summary>Reads a version.</summary>
    /// <param name="text">The version, with or without a patch: <c>1.36</c>, <c>v1.36.3</c>, <c>v1.36.3+k3s1</c>.</param>
    /// <returns>The version, or null when the text is none.</returns>
    public static KubernetesVersion? Parse(string text) => Form().Match(text) is { Success: true } match
        ? new KubernetesVersion(int.Parse(match.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture))
        : null;

    /// <summary>Whether a control plane of another version can become this one in one step: it is the same, or the one before.</summary>
    /// <param name="running">The version that runs.</param>
    public bool Follows(KubernetesVersion running) => Minor - running.Minor is 0 or 1;

    /// <inheritdoc/>
    public int CompareTo(KubernetesVersion other) => Minor.CompareTo(other.Minor);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"1.{Minor}");

    /// <summary>Whether one version is older than another.</summary>
    public static bool operator <(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version is newer than another.</summary>
    public static bool operator >(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version is older than another, or the same.</summary>
    public static bool operator <=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version is newer than another, or the same.</summary>
    public static bool operator >=(KubernetesVersion left, KubernetesVersion right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"^v?1\.(?<minor>[1-9][0-9]{0,2})(\.[0-9]{1,3})?([-+][-+.a-z0-9]+)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
