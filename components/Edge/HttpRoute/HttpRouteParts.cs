using Infra.Components.CustomResources;

namespace Infra.Components.Edge;

internal static class HttpRouteParts
{
    public static HttpRouteRuleArgs Rule(HttpRule rule, NamespaceRef space) => new()
    {
        Matches = rule.Matches.DefaultIfEmpty(new HttpMatch()).Select(Match).ToArray(),
        Filters = (rule.Cors is { } cors ? [Answer(cors)] : Enumerable.Empty<HttpRouteFilterArgs>()).Concat(rule.Filters.Select(Filter)).OrNone(),
        BackendRefs = rule.Backends.Select(backend => Backend(backend, space)).OrNone(),
        Timeouts = Optional.Of(Timeouts(rule.Timeouts)),
    };

    public static bool IsElsewhere(HttpBackend backend, NamespaceRef space) =>
        backend.Namespace is not null && !ReferenceEquals(backend.Namespace, space);

    private static HttpRouteTimeoutsArgs? Timeouts(HttpTimeouts? timeouts) => timeouts is null or { Request: null, BackendRequest: null }
        ? null
        : new HttpRouteTimeoutsArgs { Request = Optional.Of(timeouts.Request), BackendRequest = Optional.Of(timeouts.BackendRequest) };

    private static HttpRouteMatchArgs Match(HttpMatch match) => new()
    {
        Path = new HttpPathMatchArgs
        {
            Type = match.PathType switch
            {
                PathType.Exact => "Exact",
                PathType.Prefix => "PathPrefix",
                _ => "RegularExpression",
            },
            Value = match.Path,
        },
        Method = Optional.Of(match.Method?.ToString().ToUpperInvariant()),
        Headers = Values(match.Headers),
        QueryParams = Values(match.Query),
    };

    private static InputList<HttpValueMatchArgs> Values(IReadOnlyDictionary<string, string> values) => values
        .OrderBy(value => value.Key, StringComparer.Ordinal)
        .Select(value => new HttpValueMatchArgs { Type = "Exact", Name = value.Key, Value = value.Value })
        .OrNone();

    private static HttpBackendRefArgs Backend(HttpBackend backend, NamespaceRef space) => new()
    {
        Name = backend.Service,
        Namespace = IsElsewhere(backend, space) ? backend.Namespace!.Name : null,
        Port = backend.Port,
        Weight = backend.Weight,
    };

    private static HttpRouteFilterArgs Filter(HttpFilter filter) => filter switch
    {
        HttpFilter.RequestHeaders headers =>
            new HttpRouteFilterArgs { Type = "RequestHeaderModifier", RequestHeaderModifier = Headers(headers.Changes) },
        HttpFilter.ResponseHeaders headers =>
            new HttpRouteFilterArgs { Type = "ResponseHeaderModifier", ResponseHeaderModifier = Headers(headers.Changes) },
        HttpFilter.Rewrite rewrite => new HttpRouteFilterArgs
        {
            Type = "URLRewrite",
            UrlRewrite = new HttpUrlRewriteArgs { Hostname = Optional.Of(rewrite.Host), Path = Optional.Of(Path(rewrite.Path)) },
        },
        HttpFilter.Redirect redirect => new HttpRouteFilterArgs
        {
            Type = "RequestRedirect",
            RequestRedirect = new HttpRequestRedirectArgs
            {
                Scheme = Optional.Of(redirect.Scheme),
                Hostname = Optional.Of(redirect.Host),
                Port = Optional.Of(redirect.Port),
                Path = Optional.Of(Path(redirect.Path)),
                StatusCode = (int)redirect.Status,
            },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    private static HttpRouteFilterArgs Answer(Cors allowed) => new()
    {
        Type = "CORS",
        Cors = new HttpCorsArgs
        {
            AllowOrigins = allowed.Origins.ToArray(),
            AllowMethods = allowed.Methods.Select(method => method.ToString().ToUpperInvariant()).ToArray(),
            AllowHeaders = allowed.Headers.OrNone(),
            AllowCredentials = allowed.Credentials,
            MaxAge = allowed.MaxAge,
        },
    };

    private static HttpHeaderModifierArgs Headers(HeaderChanges changes) => new()
    {
        Set = Headers(changes.Set),
        Add = Headers(changes.Add),
        Remove = changes.Remove.OrNone(),
    };

    private static InputList<HttpHeaderArgs> Headers(IReadOnlyDictionary<string, string> headers) => headers
        .OrderBy(header => header.Key, StringComparer.Ordinal)
        .Select(header => new HttpHeaderArgs { Name = header.Key, Value = header.Value })
        .OrNone();

    private static HttpPathModifierArgs? Path(PathChange? change) => change switch
    {
        PathChange.FullPath full => new HttpPathModifierArgs { Type = "ReplaceFullPath", ReplaceFullPath = full.Path },
        PathChange.PrefixMatch prefix => new HttpPathModifierArgs { Type = "ReplacePrefixMatch", ReplacePrefixMatch = prefix.Path },
        _ => null,
    };
}
