using System.Text.RegularExpressions;

namespace Infra.Components.Edge;

/// <summary>
/// The paths of a route as ingress-nginx compares them. As soon as one Ingress of a host has a pattern, or rewrites, all paths of the host
/// are patterns to it, compared regardless of case and tried by the length of their text; so all of the route are then written as patterns.
/// </summary>
internal sealed class IngressPaths(IReadOnlyList<HttpRule> rules)
{
    // Of one length, so that the length of the text goes by that of the path; the exact one longer, so that it comes before the prefix.
    private const string Below = "(/|$)(.*)";
    private const string Exactly = "()()()()()$";

    // The same groups as of any other prefix.
    private const string BelowRoot = "/()(.*)";
    private const string Pattern = "ImplementationSpecific";

    /// <summary>Whether paths are patterns.</summary>
    public bool ArePatterns { get; } = rules.Any(rule => Rewrites(rule) || rule.Matches.Any(match => match.PathType == PathType.Regex));

    /// <summary>The path of a match, and its type.</summary>
    public (string Path, string Type) Of(HttpRule rule, HttpMatch match) => (match.PathType, ArePatterns) switch
    {
        (PathType.Exact, false) => (match.Path, "Exact"),
        (PathType.Prefix, false) => (match.Path, "Prefix"),
        (PathType.Regex, _) => (match.Path, Pattern),
        (PathType.Exact, true) => (Regex.Escape(match.Path) + Exactly, Pattern),
        _ when match.Path == "/" => (Rewrites(rule) ? BelowRoot : "/", Pattern),
        _ => (Regex.Escape(match.Path.TrimEnd('/')) + Below, Pattern),
    };

    /// <summary>What a path becomes for the backend; null where it stays.</summary>
    public static string? Target(HttpRule rule) => rule.Filters.OfType<HttpFilter.Rewrite>().FirstOrDefault()?.Path switch
    {
        PathChange.FullPath full => full.Path,
        PathChange.PrefixMatch prefix when prefix.Path.EndsWith('/') => prefix.Path + "$2",
        PathChange.PrefixMatch prefix => prefix.Path + (rule.Matches is [] or [{ Path: "/" }] ? "/$2" : "$1$2"),
        _ => null,
    };

    private static bool Rewrites(HttpRule rule) => Target(rule) is not null;
}
