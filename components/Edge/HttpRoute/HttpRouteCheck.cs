using System.Text.RegularExpressions;

namespace Infra.Components.Edge;

/// <summary>What a cluster would refuse: the bounds and rules that the Gateway API's schema has for an HTTPRoute.</summary>
internal sealed partial class HttpRouteCheck(Problems problems)
{
    private const int MostMatches = 128;
    private const int MostParents = 32;
    private const string Exposures = nameof(RouteArgs.Exposures);
    private const string Rules = nameof(RouteArgs.Rules);

    public void Run(IReadOnlyList<Exposure>? exposures, IReadOnlyList<HttpRule> rules)
    {
        if (exposures is not null)
        {
            problems.AddIf(exposures.Count == 0, Codes.Empty, Exposures, null, "at least one host", "expose it on a gateway's host");
            problems.AddDuplicates(Codes.DuplicateHost, Exposures, exposures.Select(exposure => exposure.Host));
            AtMost(Exposures, exposures.Count, 16);
            var parents = exposures.OfType<GatewayExposure>().Sum(exposure => exposure.Parents.Count());
            problems.AddIf(parents > MostParents, Codes.InvalidRoute, Exposures, Text(parents),
                $"at most {MostParents} listeners that one route attaches to", "make two routes");
        }

        problems.AddIf(rules.Count == 0, Codes.Empty, Rules, null, "at least one rule", "name a backend");
        AtMost(Rules, rules.Count, 16);
        var matches = rules.Sum(rule => Math.Max(1, rule.Matches.Count));
        problems.AddIf(matches > MostMatches, Codes.InvalidRoute, Rules, Text(matches),
            $"at most {MostMatches} matches in all rules",
            "make two routes");
        foreach (var (index, rule) in rules.Index())
            Rule(rule, Problems.Item(Rules, index));
    }

    private void Rule(HttpRule rule, string path)
    {
        AtMost($"{path}.Matches", rule.Matches.Count, 64);
        AtMost($"{path}.Filters", rule.Filters.Count, 16);
        AtMost($"{path}.Backends", rule.Backends.Count, 16);
        foreach (var (index, match) in rule.Matches.Index())
            Match(match, Problems.Item($"{path}.Matches", index));

        foreach (var kind in rule.Filters.GroupBy(filter => filter.GetType().Name, StringComparer.Ordinal)
            .Where(kinds => kinds.Count() > 1))
        {
            Invalid($"{path}.Filters", $"{kind.Key} twice", "each kind of filter once", "put both changes into one filter");
        }

        foreach (var (index, filter) in rule.Filters.Index())
            Filter(filter, rule, Problems.Item($"{path}.Filters", index));

        var redirects = rule.Filters.Any(filter => filter is HttpFilter.Redirect);
        problems.AddIf(redirects && rule.Backends.Count > 0, Codes.InvalidRoute, $"{path}.Backends", Text(rule.Backends.Count),
            "none beside a redirect", "remove the backends or the redirect");
        problems.AddIf(redirects && rule.Filters.Any(filter => filter is HttpFilter.Rewrite), Codes.InvalidRoute, $"{path}.Filters",
            "Redirect and Rewrite", "one of the two", "a redirect can change host and path itself");
        problems.AddIf(!redirects && rule.Backends.Count == 0, Codes.InvalidRoute, $"{path}.Backends", null,
            "at least one, unless a filter redirects", "name who answers");
        problems.AddIf(rule.Backends.Count > 0 && rule.Backends.All(backend => backend.Weight == 0), Codes.InvalidRoute, $"{path}.Backends",
            "0 each",
            "at least one weight above 0", "every request would be answered with 500");
        Timeouts(rule.Timeouts, path);
    }

    private void Timeouts(HttpTimeouts? timeouts, string path)
    {
        foreach (var (name, text) in new[] { ("Request", timeouts?.Request), ("BackendRequest", timeouts?.BackendRequest) })
        {
            problems.AddIf(text is not null && DurationAttribute.Parse(text) is not null && !GatewayDuration().IsMatch(text),
                Codes.Duration,
                $"{path}.Timeouts.{name}", text, "at most four parts of at most five digits", "use a larger unit");
        }

        if (timeouts is { Request: { } request, BackendRequest: { } backend }
            && DurationAttribute.Parse(request) is { } whole && DurationAttribute.Parse(backend) is { } part && part > whole)
        {
            Invalid($"{path}.Timeouts.BackendRequest", backend, $"at most {request}, the limit of the whole request",
                "shorten it, or lengthen Request");
        }
    }

    private void Match(HttpMatch match, string path)
    {
        AtMost($"{path}.Headers", match.Headers.Count, 16);
        AtMost($"{path}.Query", match.Query.Count, 16);
        Path(match.Path, match.PathType, $"{path}.Path");
        foreach (var header in match.Headers.Keys)
            Header(header, $"{path}.Headers");
    }

    private void Path(string value, PathType type, string path)
    {
        var wrong = type == PathType.Regex
            ? value.Length == 0 || !IsRegex(value)
            : !value.StartsWith('/') || !PathCharacters().IsMatch(value)
                || NotInPath.Any(part => value.Contains(part, StringComparison.OrdinalIgnoreCase))
                || value.EndsWith("/.", StringComparison.Ordinal) || value.EndsWith("/..", StringComparison.Ordinal);
        problems.AddIf(wrong || value.Length > 1024, Codes.InvalidRoute, path, value,
            type == PathType.Regex
                ? "a regular expression of at most 1024 characters"
                : "a path that begins with / and holds no //, /./, /../, %2f or #",
            "write the path as a client sends it");
    }

    private static readonly string[] NotInPath = ["//", "/./", "/../", "%2f"];

    private static bool IsRegex(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private void Filter(HttpFilter filter, HttpRule rule, string path)
    {
        switch (filter)
        {
            case HttpFilter.RequestHeaders headers:
                Changes(headers.Changes, $"{path}.Changes");
                break;
            case HttpFilter.ResponseHeaders headers:
                Changes(headers.Changes, $"{path}.Changes");
                break;
            case HttpFilter.Rewrite rewrite:
                problems.AddIf(rewrite is { Host: null, Path: null }, Codes.InvalidRoute, path, null, "a host, a path, or both",
                    "say what is rewritten");
                Change(rewrite.Path, rule, $"{path}.Path");
                break;
            case HttpFilter.Redirect redirect:
                Change(redirect.Path, rule, $"{path}.Path");
                break;
        }
    }

    private void Change(PathChange? change, HttpRule rule, string path)
    {
        var text = change switch
        {
            PathChange.FullPath full => full.Path,
            PathChange.PrefixMatch prefix => prefix.Path,
            _ => "",
        };
        problems.AddIf(text.Length > 1024, Codes.InvalidRoute, path, Text(text.Length), "at most 1024 characters", "shorten it");
        var onePrefix = rule.Matches.Count == 0 || rule.Matches is [{ PathType: PathType.Prefix }];
        problems.AddIf(change is PathChange.PrefixMatch && !onePrefix, Codes.InvalidRoute, path, text,
            "a matched prefix only in a rule with exactly one match, a prefix", "make a rule for each match");
    }

    private void Changes(HeaderChanges changes, string path)
    {
        var names = changes.Set.Keys.Concat(changes.Add.Keys).Concat(changes.Remove).ToArray();
        problems.AddIf(names.Length == 0, Codes.InvalidRoute, path, null, "at least one change", "remove the filter");
        AtMost($"{path}.Set", changes.Set.Count, 16);
        AtMost($"{path}.Add", changes.Add.Count, 16);
        AtMost($"{path}.Remove", changes.Remove.Count, 16);
        foreach (var twice in names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            Invalid(path, twice.Key, "each header once, in any case", "keep one of the changes");

        foreach (var name in names)
            Header(name, path);
    }

    private void Header(string name, string path) =>
        problems.AddIf(name.Length > 256 || !HeaderName().IsMatch(name), Codes.InvalidRoute, path, name,
        "a header's name of at most 256 characters", "write it without the colon");

    private void AtMost(string path, int count, int most) =>
        problems.AddIf(count > most, Codes.InvalidRoute, path, Text(count), $"at most {Text(most)}", "make two routes or rules");

    private void Invalid(string path, string? actual, string allowed, string fix) =>
        problems.Add(Codes.InvalidRoute, path, actual, allowed, fix);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PathCharacters();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+\-.^_`|~]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderName();

    [GeneratedRegex(@"^([0-9]{1,5}(h|m|s|ms)){1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex GatewayDuration();
}
