using System.Text.RegularExpressions;

namespace Infra.Components.Edge;

/// <summary>What ingress-nginx cannot do with a route.</summary>
internal static partial class NginxIngressCheck
{
    private const string Edge = "ingress-nginx";

    public static void Run(Problems problems, RouteArgs args)
    {
        var settings = args.Settings;
        Refuse($"{nameof(args.Settings)}.{nameof(settings.BodyTimeout)}", settings.BodyTimeout is not null, settings.BodyTimeout,
            "one time for all routes", "leave it out");
        foreach (var (member, time) in new[]
        {
            (nameof(settings.ConnectTimeout), settings.ConnectTimeout), (nameof(settings.ReadTimeout), settings.ReadTimeout),
            (nameof(settings.SendTimeout), settings.SendTimeout),
        })
        {
            Refuse($"{nameof(args.Settings)}.{member}", time is not null && RouteSettings.Milliseconds(time) % 1000 != 0, time, "whole seconds",
                "round it");
        }

        var patterns = new IngressPaths(args.Rules).ArePatterns;
        foreach (var exposure in args.Exposures)
        {
            var other = exposure.PathSorts.Other(exposure.Host, patterns);
            Refuse(nameof(args.Rules), other is not null, exposure.Host,
                $"paths of one sort on a host, and those of {other} {(patterns ? "are no patterns" : "are patterns, or rewritten")}",
                "put the rules into one route, or give one of the two a host of its own");
        }

        foreach (var (index, rule) in args.Rules.Index())
            Rule(rule, Problems.Item(nameof(args.Rules), index));

        void Rule(HttpRule rule, string path)
        {
            Refuse($"{path}.{nameof(rule.Backends)}", rule.Backends.Count > 1,
                rule.Backends.Count.ToString(CultureInfo.InvariantCulture), "one backend for each rule", "name one of them");
            Refuse($"{path}.{nameof(rule.Backends)}", rule.Backends.Any(backend =>
                    backend.Namespace is { } space && args.Namespace is not null && !space.Is(args.Namespace)), "another namespace",
                "backends in the namespace of the route", "make the route in the namespace of its backend");
            foreach (var (index, match) in rule.Matches.Index())
                Match(match, Problems.Item($"{path}.{nameof(rule.Matches)}", index));

            foreach (var (index, filter) in rule.Filters.Index())
                Filter(filter, Problems.Item($"{path}.{nameof(rule.Filters)}", index));
        }

        void Match(HttpMatch match, string path)
        {
            Refuse($"{path}.{nameof(match.Method)}", match.Method is not null, match.Method?.ToString(),
                "no choice by method", "leave the choice to the backend");
            Refuse($"{path}.{nameof(match.Headers)}", match.Headers.Count > 0, string.Join(", ", match.Headers.Keys),
                "no choice by header", "give what is told apart by it a host or path of its own");
            Refuse($"{path}.{nameof(match.Query)}", match.Query.Count > 0, string.Join(", ", match.Query.Keys),
                "no choice by query", "give what is told apart by it a path of its own");
            Refuse($"{path}.{nameof(match.Path)}", match.PathType != PathType.Regex && !Plain().IsMatch(match.Path), match.Path,
                "letters, digits and . _ - / in a path that is no pattern", "write it as a pattern");
        }

        void Filter(HttpFilter filter, string path)
        {
            switch (filter)
            {
                case HttpFilter.RequestHeaders:
                    Refuse(path, true, nameof(HttpFilter.RequestHeaders), "request headers of the controller, for all routes",
                        $"set them at the edge: {nameof(IngressNginxArgs)}.{nameof(IngressNginxArgs.RequestHeaders)}");
                    break;
                case HttpFilter.ResponseHeaders response:
                    var others = response.Changes.Add.Keys.Concat(response.Changes.Remove).ToArray();
                    Refuse($"{path}.Changes", others.Length > 0, string.Join(", ", others), "response headers that are set", "set them");
                    var allowed = args.Exposures.OfType<IngressExposure>().First().Controller.ResponseHeaders;
                    var unknown = response.Changes.Set.Keys.Except(allowed, StringComparer.OrdinalIgnoreCase).ToArray();
                    Refuse($"{path}.Changes.Set", unknown.Length > 0, string.Join(", ", unknown), "headers that the controller allows routes to set",
                        $"name them at the edge: {nameof(IngressNginxArgs)}.{nameof(IngressNginxArgs.ResponseHeaders)}");
                    break;
                case HttpFilter.Redirect redirect:
                    Refuse(path, redirect is not { Scheme: not null, Host: not null, Path: PathChange.FullPath }, nameof(HttpFilter.Redirect),
                        "a redirect to one address, with scheme, host and path", "name all three, or let the backend redirect");
                    break;
            }
        }

        void Refuse(string place, bool wrong, string? actual, string can, string fix) =>
            problems.AddIf(wrong, Codes.UnsupportedByEdge, place, actual, $"with {Edge} {can}", fix);
    }

    // What its admission takes for a path that is no pattern (strict-validate-path-type).
    [GeneratedRegex(@"^/[A-Za-z0-9._/-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
