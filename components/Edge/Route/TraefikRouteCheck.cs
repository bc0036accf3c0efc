namespace Infra.Components.Edge;

/// <summary>What Traefik cannot do with a route.</summary>
internal static class TraefikRouteCheck
{
    private const string Edge = "Traefik";

    public static void Run(Problems problems, RouteArgs args)
    {
        var settings = args.Settings;
        Refuse(nameof(settings.MaxBodySize), settings is { MaxBodySize: not (null or "0"), BufferRequests: false }, settings.MaxBodySize,
            "no limit on bodies that are passed on as they come", "remove the limit, or let it buffer requests");
        Refuse(nameof(settings.BufferResponses), settings.BufferResponses == true, "true", "answers that are passed on as they come",
            "leave it out");
        var whole = args.Exposures.OfType<TraefikExposure>().Min(exposure => RouteSettings.Milliseconds(exposure.Traefik.RequestTimeout));
        foreach (var (member, time) in new[] { (nameof(settings.BodyTimeout), settings.BodyTimeout), (nameof(settings.SendTimeout), settings.SendTimeout) })
        {
            Refuse(member, time is not null && RouteSettings.Milliseconds(time) > whole, time,
                "at most the time that it has for a whole request, on all routes", "raise the edge's RequestTimeout");
        }

        foreach (var (index, rule) in args.Rules.Index())
        {
            var path = Problems.Item(nameof(args.Rules), index);
            Rule(problems, rule, path);
            problems.AddIf(rule.Backends.Any(backend => backend.Namespace is { } space && args.Namespace is not null && !space.Is(args.Namespace)),
                Codes.UnsupportedByEdge, $"{path}.{nameof(rule.Backends)}", "another namespace", $"with {Edge} backends in the namespace of the route",
                "make the route in the namespace of its backend");
        }

        void Refuse(string member, bool wrong, string? actual, string allowed, string fix) =>
            problems.AddIf(wrong, Codes.UnsupportedByEdge, $"{nameof(args.Settings)}.{member}", actual, $"with {Edge} {allowed}", fix);
    }

    private static void Rule(Problems problems, HttpRule rule, string path)
    {
        foreach (var (index, match) in rule.Matches.Index())
        {
            // Its rules are texts in backticks.
            var texts = match.Headers.Values.Concat(match.Query.Keys).Concat(match.Query.Values).Append(match.Path);
            problems.AddIf(texts.Any(text => text.Contains('`')), Codes.UnsupportedByEdge, Problems.Item($"{path}.Matches", index), "`",
                $"with {Edge} no backtick in what is matched", "match something else");
        }

        foreach (var (index, filter) in rule.Filters.Index())
        {
            var place = Problems.Item($"{path}.Filters", index);
            var added = filter switch
            {
                HttpFilter.RequestHeaders request => request.Changes.Add,
                HttpFilter.ResponseHeaders response => response.Changes.Add,
                _ => new Dictionary<string, string>(),
            };
            problems.AddIf(added.Count > 0, Codes.UnsupportedByEdge, $"{place}.Changes.Add", string.Join(", ", added.Keys),
                $"with {Edge} headers that are set or removed", "set them");
            if (filter is HttpFilter.Redirect
                {
                    Status: not (RedirectStatus.MovedPermanently or RedirectStatus.Found
                or RedirectStatus.PermanentRedirect or RedirectStatus.TemporaryRedirect)
                } redirect)
            {
                problems.Add(Codes.UnsupportedByEdge, $"{place}.Status", ((int)redirect.Status).ToString(CultureInfo.InvariantCulture),
                    $"with {Edge} a redirect for good or for now", "choose 301 or 302");
            }
        }
    }
}
