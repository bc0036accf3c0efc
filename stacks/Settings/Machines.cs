using System.Globalization;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>The rules about lists of machines.</summary>
internal static class Machines
{
    /// <summary>Reports machines that stand twice, by name or by address.</summary>
    public static void Check(Problems problems, params ReadOnlySpan<(string Path, IReadOnlyList<NodeSettings> Nodes)> places)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var hosts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, nodes) in places)
        {
            for (var index = 0; index < nodes.Count; index++)
            {
                var place = nodes is { Count: 1 } && !path.EndsWith('s') ? path : string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
                Once(problems, names, $"{place}.name", nodes[index].Name);
                Once(problems, hosts, $"{place}.host", nodes[index].Host);
            }
        }
    }

    private static void Once(Problems problems, Dictionary<string, string> seen, string place, string value)
    {
        if (!seen.TryAdd(value, place))
        {
            problems.Add(Codes.NodeTwice, place, value, $"each machine once; this one stands at {seen[value]} already", "remove one of the two");
        }
    }
}
