using System.Text.RegularExpressions;

namespace Infra.Rules.Edge;

/// <summary>Reads Traefik's matchers.</summary>
internal static partial class TraefikMatch
{
    /// <summary>The hosts that a matcher names.</summary>
    public static IEnumerable<string> Hosts(string? match) => match is null
        ? []
        : HostCalls().Matches(match)
        .SelectMany(call => Quoted().Matches(call.Groups["hosts"].Value).Select(host => host.Groups["text"].Value));

    [GeneratedRegex(@"\bHost(SNI)?\((?<hosts>[^)]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex HostCalls();

    [GeneratedRegex("[`\"](?<text>[^`\"]*)[`\"]", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
