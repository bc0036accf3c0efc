using System.Net;
using Infra.Catalogue;

namespace Infra.Components.Clusters;

internal static class ClusterChecks
{
    /// <summary>Where an API is reached: no port, and no IPv6 address, since a port is put behind it.</summary>
    public const string Endpoint = "[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?";

    /// <summary>A name or address of a certificate: it holds nothing else, so that it can stand in any file of a node.</summary>
    public const string CertificateName = @"(\*\.)?[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*";

    public static void AddVersion(this Problems problems, string wanted, string? running, string example)
    {
        if (KubernetesVersion.Parse(wanted) is not { } version)
            return;

        problems.AddIf(version < KubernetesReleases.Oldest || version > KubernetesReleases.Newest, Codes.UnsupportedVersion,
            "Version", wanted, $"v{KubernetesReleases.Oldest} to v{KubernetesReleases.Newest}", $"choose a release such as {example}");
        problems.AddIf(running is not null && KubernetesVersion.Parse(running) is { } now && !version.Follows(now),
            Codes.VersionJump, "Version", wanted, $"the minor version of {running}, or the one after it",
            "go one minor version at a time, and never back");
    }

    /// <summary>Reports what machines cannot read or must not run: they load it themselves, and run it as root.</summary>
    public static void AddSources(this Problems problems, params ReadOnlySpan<string> sources)
    {
        foreach (var source in sources)
        {
            problems.AddIf(!source.StartsWith("https://", StringComparison.OrdinalIgnoreCase), Codes.UnsafeSource,
                nameof(ClusterArgs.Mirrors) + "." + nameof(Mirrors.Manifests),
                source, "a URL over https:// for what the machines load themselves",
                "serve it over https and give its beginning an entry of its own, which wins as the longer one");
        }
    }

    public static void AddNetworks(this Problems problems, string pods, string services) => problems.AddIf(
        IPNetwork.TryParse(pods, out var first) && IPNetwork.TryParse(services, out var second)
            && (first.Contains(second.BaseAddress) || second.Contains(first.BaseAddress)),
        Codes.RangesOverlap, "ServiceCidr", services, $"a network outside {pods}", "choose another network");
}
