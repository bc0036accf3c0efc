using System.Collections.Immutable;

namespace Infra.Components;

/// <summary>
/// The internet as a pod may reach it: not its neighbours, not the nodes, and not the address that hands out a cloud's credentials.
/// </summary>
internal static class PublicInternet
{
    /// <summary>All addresses of IPv4.</summary>
    public const string Everything = "0.0.0.0/0";

    // Ranges that are not routed on the internet: https://www.iana.org/assignments/iana-ipv4-special-registry.
    private static readonly ImmutableArray<string> _private =
        ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15", "240.0.0.0/4"];

    /// <summary>The ranges that are not the internet, where a cluster has these networks and addresses.</summary>
    /// <param name="known">The ranges and single addresses; names of hosts and IPv6 are passed over.</param>
    public static ImmutableArray<string> Without(IEnumerable<string> known)
    {
        var ranges = _private.Concat(known).Select(text => Ipv4Range.Parse(text.Contains('/') ? text : $"{text}/32")).OfType<Ipv4Range>()
            .Where(range => range.Prefix > 0).ToList();
        ranges.Sort((one, other) => one.First != other.First ? one.First.CompareTo(other.First) : one.Prefix.CompareTo(other.Prefix));
        var left = new List<Ipv4Range>();
        foreach (var range in ranges)
        {
            if (left.Count == 0 || !left[^1].Holds(range))
                left.Add(range);
        }

        return [.. left.Select(range => range.ToString())];
    }
}
