using System.Globalization;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>The rules about hosts that stand in several places of one stack file.</summary>
internal static class Hosts
{
    /// <summary>Reports hosts that stand twice.</summary>
    public static void Check(Problems problems, params ReadOnlySpan<(string Path, IReadOnlyList<string> Hosts)> places)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, hosts) in places)
        {
            for (var index = 0; index < hosts.Count; index++)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
                if (!seen.TryAdd(hosts[index], place))
                {
                    problems.Add(Codes.DuplicateHost, place, hosts[index], $"each host once; this one stands at infra:{seen[hosts[index]]} already", "remove one of the two");
                }
            }
        }
    }
}
