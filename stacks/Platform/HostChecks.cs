using System.Globalization;
using Infra.Components.Edge;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks;

/// <summary>The rules about hosts that stand in several places of one stack file.</summary>
internal static class HostChecks
{
    /// <summary>Reports hosts that stand twice.</summary>
    /// <param name="problems">Takes the problems.</param>
    /// <param name="places">The members that hold hosts.</param>
    public static void AddDuplicateHosts(this Problems problems, IReadOnlyList<(string Member, IReadOnlyList<GatewayHost> Hosts)> places)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (member, hosts) in places)
        {
            foreach (var (index, host) in hosts.Index())
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{member}[{index}]");
                if (!seen.TryAdd(host.Host, place))
                {
                    problems.Add(Codes.DuplicateHost, place, host.Host,
                        $"each host once; this one stands at {problems.Name(seen[host.Host])} too", "remove one of the two");
                }
            }
        }
    }

    /// <summary>The hosts, with routes from one namespace.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <param name="space">The namespace of the routes.</param>
    public static IReadOnlyList<GatewayHost> From(this IReadOnlyList<GatewayHost> hosts, Components.NamespaceRef space) =>
        [.. hosts.Select(host => host with { RoutesFrom = NamespaceScope.Of(space) })];
}
