using System.Text.RegularExpressions;
using Infra.Manifests;

namespace Infra.Components.Tests.Edge.Routes;

/// <summary>
/// Traefik 3: routers of an entry point by their priority, the highest first; middlewares in their order. Its rules are read by a reader of
/// the test's own (https://doc.traefik.io/traefik/reference/routing-configuration/http/router/rules-and-priority/).
/// </summary>
internal sealed class TraefikModel : EdgeModel
{
    public override string Answer(Request request)
    {
        if (Chosen(request) is not { } rule)
            return "404";

        var path = request.Url.AbsolutePath;
        var host = (string?)null;
        var headers = "";
        foreach (var spec in Middlewares(rule))
        {
            if (spec.Map("redirectScheme") is { } scheme)
                return $"{(scheme.Word("permanent") == "true" ? 301 : 302)} {scheme.Word("scheme")}://{request.Url.Host}{path}";

            if (spec.Map("redirectRegex") is { } regex && Regex.IsMatch(request.Url.ToString(), regex.Word("regex")!))
            {
                return $"{(regex.Word("permanent") == "true" ? 301 : 302)} "
                    + Regex.Replace(request.Url.ToString(), regex.Word("regex")!, regex.Word("replacement")!);
            }

            if (spec.Map("buffering")?.Word("maxRequestBodyBytes") is { } most && request.Body > double.Parse(most, System.Globalization.CultureInfo.InvariantCulture))
                return "413";

            path = spec.Map("replacePath")?.Word("path") ?? path;
            if (spec.Map("replacePathRegex") is { } replaced)
                path = Regex.Replace(path, replaced.Word("regex")!, replaced.Word("replacement")!);

            foreach (var (name, value) in (spec.Map("headers")?.Map("customRequestHeaders")?.Entries ?? []).OrderBy(header => ((ScalarNode)header.Value).Text!.Length == 0))
            {
                var text = ((ScalarNode)value).Text!;
                if (name == "Host")
                    host = text;
                else
                    headers += text.Length == 0 ? $" -{name}" : $" +{name}: {text}";
            }
        }

        var service = Maps(rule, "services").First();
        return To($"{service.Word("name")}:{service.Word("port")}", path, host, headers, service.Word("scheme") == "h2c");
    }

    public override string Limits(Request request)
    {
        var rule = Chosen(request)!;
        var service = Maps(rule, "services").First();
        var times = service.Word("serversTransport") is { } transport
            ? All("ServersTransport").Single(tree => Name(tree) == transport).Map("spec")!.Map("forwardingTimeouts") : null;
        var most = Middlewares(rule).Select(spec => spec.Map("buffering")?.Word("maxRequestBodyBytes")).FirstOrDefault(size => size is not null);
        return $"body {(most is null ? "0" : $"{long.Parse(most, System.Globalization.CultureInfo.InvariantCulture) >> 20}m")}, connect {times?.Word("dialTimeout") ?? "30s"}, "
            + $"answer {times?.Word("responseHeaderTimeout") ?? "0"}, "
            + (service.Word("strategy") == "hrw" ? "pod by address" : service.Map("sticky") is null ? "any pod" : "pod by cookie");
    }

    private IEnumerable<MapNode> Middlewares(MapNode rule) => Maps(rule, "middlewares").Select(middleware =>
        All("Middleware").Single(tree => Name(tree) == middleware.Word("name")).Map("spec")!);

    private MapNode? Chosen(Request request) =>
    (
        from route in All("IngressRoute")
        let spec = route.Map("spec")!
        where Texts(spec, "entryPoints").Contains(request.IsPlain ? "web" : "websecure") && (spec.Map("tls") is null) == request.IsPlain
        from rule in Maps(spec, "routes")
        where new TraefikRuleReader(rule.Word("match")!, request).Fits()
        orderby long.Parse(rule.Word("priority")!, System.Globalization.CultureInfo.InvariantCulture) descending
        select rule).FirstOrDefault();
}

/// <summary>Reads a rule against a request: <c>||</c>, <c>&amp;&amp;</c>, <c>!</c>, brackets and matchers.</summary>
internal sealed class TraefikRuleReader(string rule, Request request)
{
    private int _at;

    public bool Fits()
    {
        var fits = Or();
        if (_at != rule.Length)
            throw new FormatException($"{rule} at {_at}");

        return fits;
    }

    private bool Or()
    {
        var fits = And();
        while (Take("||"))
            fits |= And();

        return fits;
    }

    private bool And()
    {
        var fits = Not();
        while (Take("&&"))
            fits &= Not();

        return fits;
    }

    private bool Not()
    {
        if (Take("!"))
            return !Not();

        if (!Take("("))
            return Matcher();

        var fits = Or();
        if (!Take(")"))
            throw new FormatException($"{rule} at {_at}");

        return fits;
    }

    private bool Matcher()
    {
        var call = Regex.Match(rule[_at..], @"^(\w+)\(`([^`]*)`(?:, `([^`]*)`)?\)");
        if (!call.Success)
            throw new FormatException($"{rule} at {_at}");

        _at += call.Length;
        Space();
        var (first, second) = (call.Groups[2].Value, call.Groups[3].Value);
        return call.Groups[1].Value switch
        {
            "Host" => request.Url.Host == first,
            "Path" => request.Url.AbsolutePath == first,
            "PathPrefix" => request.Url.AbsolutePath.StartsWith(first, StringComparison.Ordinal),
            "PathRegexp" => Regex.IsMatch(request.Url.AbsolutePath, first),
            "Method" => request.Method == first,
            "Header" => request.Headers.GetValueOrDefault(first) == second,
            _ => throw new FormatException(call.Value),
        };
    }

    private bool Take(string word)
    {
        if (!rule.AsSpan(_at).StartsWith(word, StringComparison.Ordinal))
            return false;

        _at += word.Length;
        Space();
        return true;
    }

    private void Space()
    {
        while (_at < rule.Length && rule[_at] == ' ')
            _at++;
    }
}
