using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Manifests;

namespace Infra.Components.Tests.Edge.Routes;

/// <summary>
/// A Gateway of NGINX Gateway Fabric. The order of matches is the Gateway API's (HTTPRouteRule.matches); 1 MiB is NGINX's own limit of a
/// body, 60 seconds are its times.
/// </summary>
internal sealed class GatewayModel : EdgeModel
{
    public override string Answer(Request request)
    {
        if (Chosen(request) is not var (route, rule, match))
            return "404";

        var most = Policy("ClientSettingsPolicy", route)?.Map("body")?.Word("maxSize") ?? "1m";
        if (most != "0" && request.Body > Sizes.Bytes(most))
            return "413";

        var path = request.Url.AbsolutePath;
        var host = (string?)null;
        var headers = "";
        foreach (var filter in Maps(rule, "filters"))
        {
            switch (filter.Word("type"))
            {
                case "RequestRedirect":
                    var redirect = filter.Map("requestRedirect")!;
                    var to = Changed(redirect.Map("path"), path, match) ?? path;
                    return $"{redirect.Word("statusCode")} {redirect.Word("scheme") ?? request.Url.Scheme}://{redirect.Word("hostname") ?? request.Url.Host}{to}";
                case "URLRewrite":
                    host = filter.Map("urlRewrite")!.Word("hostname") ?? host;
                    path = Changed(filter.Map("urlRewrite")!.Map("path"), path, match) ?? path;
                    break;
                case "RequestHeaderModifier":
                    var changes = filter.Map("requestHeaderModifier")!;
                    headers += string.Concat(Maps(changes, "set").Select(set => $" +{set.Word("name")}: {set.Word("value")}"))
                        + string.Concat(Texts(changes, "remove").Select(name => $" -{name}"));
                    break;
            }
        }

        var backend = Maps(rule, "backendRefs").First();
        return To($"{backend.Word("name")}:{backend.Word("port")}", path, host, headers, http2: false);
    }

    public override string Limits(Request request)
    {
        var (route, rule, _) = Chosen(request) ?? throw new InvalidOperationException("no route");
        var client = Policy("ClientSettingsPolicy", route)?.Map("body");
        var times = Policy("ProxySettingsPolicy", route)?.Map("timeout");
        var service = Maps(rule, "backendRefs").First().Word("name");
        var method = All("UpstreamSettingsPolicy").FirstOrDefault(policy => Maps(policy.Map("spec"), "targetRefs").Any(target => target.Word("name") == service))
            ?.Map("spec")?.Word("loadBalancingMethod");
        return $"body {client?.Word("maxSize") ?? "1m"}, connect {times?.Word("connect") ?? "60s"}, answer {times?.Word("read") ?? "60s"}, "
            + (method == "ip_hash" ? "pod by address" : "any pod");
    }

    private MapNode? Policy(string kind, MapNode route) => All(kind).Select(policy => policy.Map("spec")!).FirstOrDefault(spec =>
        spec.Map("targetRef")?.Word("name") == Name(route) || Maps(spec, "targetRefs").Any(target => target.Word("name") == Name(route)));

    private (MapNode Route, MapNode Rule, MapNode Match)? Chosen(Request request)
    {
        var fitting =
            from route in All("HTTPRoute")
            let spec = route.Map("spec")!
            where Listeners(spec, request)
            from rule in Maps(spec, "rules").Index()
            from match in Maps(rule.Item, "matches")
            where Fits(match, request)
            orderby Order(match) descending, Name(route), rule.Index
            select ((MapNode, MapNode, MapNode)?)(route, rule.Item, match);
        return fitting.FirstOrDefault();
    }

    // A listener has one host, which a route without host names takes over.
    private bool Listeners(MapNode spec, Request request)
    {
        var listeners = All("Gateway").SelectMany(gateway => Maps(gateway.Map("spec"), "listeners")).Where(listener =>
            listener.Word("port") == (request.IsPlain ? "80" : "443") && listener.Word("hostname") == request.Url.Host);
        var attached = Maps(spec, "parentRefs").Select(parent => parent.Word("sectionName"));
        var hosts = Texts(spec, "hostnames").ToArray();
        return listeners.Any(listener => attached.Contains(listener.Word("name"))) && (hosts.Length == 0 || hosts.Contains(request.Url.Host));
    }

    private static bool Fits(MapNode match, Request request)
    {
        var path = match.Map("path")!;
        var value = path.Word("value")!;
        return (path.Word("type") switch
        {
            "Exact" => request.Url.AbsolutePath == value,
            "PathPrefix" => IsBelow(request.Url.AbsolutePath, value),
            _ => Regex.IsMatch(request.Url.AbsolutePath, value),
        })
        && (match.Word("method") is not { } method || method == request.Method)
        && Maps(match, "headers").All(header => request.Headers.GetValueOrDefault(header.Word("name")!) == header.Word("value"));
    }

    private static (int Kind, int Length, int Method, int Headers) Order(MapNode match)
    {
        var path = match.Map("path")!;
        var kind = path.Word("type") switch
        {
            "Exact" => 2,
            "RegularExpression" => 1,
            _ => 0,
        };
        return (kind, path.Word("value")!.TrimEnd('/').Length, match.Word("method") is null ? 0 : 1, Maps(match, "headers").Count());
    }

    private static string? Changed(MapNode? change, string path, MapNode match)
    {
        if (change?.Word("replaceFullPath") is { } full)
            return full;

        if (change?.Word("replacePrefixMatch") is not { } prefix)
            return null;

        var rest = path[match.Map("path")!.Word("value")!.TrimEnd('/').Length..].TrimStart('/');
        return rest.Length == 0 && !(prefix.EndsWith('/') || path.EndsWith('/'))
            ? prefix
            : string.Create(CultureInfo.InvariantCulture, $"{prefix.TrimEnd('/')}/{rest}");
    }
}
