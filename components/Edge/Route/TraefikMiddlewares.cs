using System.Text.RegularExpressions;
using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>The middlewares of one route, each made when a rule first needs it.</summary>
internal sealed class TraefikMiddlewares(ComponentResource parent, string name, string route, NamespaceRef space)
{
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>The redirect to HTTPS.</summary>
    public TraefikNameArgs ToHttps() =>
        Made("redirect", new MiddlewareSpecArgs { RedirectScheme = new RedirectSchemeArgs { Scheme = "https", Permanent = true } });

    /// <summary>What happens to the requests of a rule, in this order.</summary>
    public InputList<TraefikNameArgs> Of(int index, HttpRule rule, HttpMatch match, RouteSettings settings)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"rule-{index + 1}");
        return Settings(settings).Concat(rule.Filters.SelectMany(filter => Filter(prefix, filter, match))).OrNone();
    }

    private IEnumerable<TraefikNameArgs> Settings(RouteSettings settings)
    {
        if (settings.Cors is { } cors)
            yield return Made("cors", new MiddlewareSpecArgs { Headers = Cross(cors) });

        if (settings.BufferRequests == true || settings.BodyBuffer is not null || settings.MaxBodySize is not (null or "0"))
            yield return Made("body", new MiddlewareSpecArgs { Buffering = Body(settings) });
    }

    private static BufferingArgs Body(RouteSettings settings) => new()
    {
        MaxRequestBodyBytes = settings.MaxBodySize is { } most ? RouteSettings.Bytes(most) : (Input<double>?)null,
        MemRequestBodyBytes = settings.BodyBuffer is { } memory ? RouteSettings.Bytes(memory) : (Input<double>?)null,
    };

    private static TraefikHeadersArgs Cross(Cors cors)
    {
        var wild = cors.Origins.Where(origin => origin.Contains("://*.", StringComparison.Ordinal)).ToArray();
        return new TraefikHeadersArgs
        {
            AccessControlAllowOriginList = cors.Origins.Except(wild).OrNone(),
            AccessControlAllowOriginListRegex = wild.Select(Anchored).OrNone(),
            AccessControlAllowMethods = cors.Methods.Select(method => method.ToString().ToUpperInvariant()).OrNone(),
            AccessControlAllowHeaders = cors.Headers.OrNone(),
            AccessControlAllowCredentials = cors.Credentials,
            AccessControlMaxAge = cors.MaxAge,
            AddVaryHeader = true,
        };
    }

    private static string Anchored(string origin) => $"^{Regex.Escape(origin).Replace(@"\*", "[^/]+", StringComparison.Ordinal)}$";

    private IEnumerable<TraefikNameArgs> Filter(string prefix, HttpFilter filter, HttpMatch match)
    {
        switch (filter)
        {
            case HttpFilter.RequestHeaders headers:
                yield return Made($"{prefix}-request-headers", new MiddlewareSpecArgs
                {
                    Headers = new TraefikHeadersArgs { CustomRequestHeaders = Changes(headers.Changes) },
                });
                break;
            case HttpFilter.ResponseHeaders headers:
                yield return Made($"{prefix}-response-headers", new MiddlewareSpecArgs
                {
                    Headers = new TraefikHeadersArgs { CustomResponseHeaders = Changes(headers.Changes) },
                });
                break;
            case HttpFilter.Rewrite rewrite:
                if (rewrite.Host is { } host)
                {
                    yield return Made($"{prefix}-host", new MiddlewareSpecArgs
                    {
                        Headers = new TraefikHeadersArgs { CustomRequestHeaders = new InputMap<string> { { "Host", host } } },
                    });
                }

                if (rewrite.Path is { } path)
                    yield return Made($"{prefix}-path", Path(path, match));

                break;
            case HttpFilter.Redirect redirect:
                yield return Made($"{prefix}-redirect", new MiddlewareSpecArgs { RedirectRegex = Elsewhere(redirect, match) });
                break;
        }
    }

    private static InputMap<string> Changes(HeaderChanges changes) =>
        changes.Set.Concat(changes.Remove.Select(header => KeyValuePair.Create(header, ""))).ToDictionary(StringComparer.Ordinal).OrNone();

    private static MiddlewareSpecArgs Path(PathChange change, HttpMatch match) => change switch
    {
        PathChange.FullPath full => new MiddlewareSpecArgs { ReplacePath = new ReplacePathArgs { Path = full.Path } },
        PathChange.PrefixMatch prefix => new MiddlewareSpecArgs
        {
            ReplacePathRegex = new ReplacePathRegexArgs { Regex = $"^{Rest(match, prefix)}$", Replacement = Replaced(prefix) + "${1}" },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    // What follows the prefix: with its slash, so that none is added to the bare prefix; without it where the new one ends in a slash.
    private static string Rest(HttpMatch match, PathChange.PrefixMatch prefix)
    {
        var from = Regex.Escape(match.Path.TrimEnd('/'));
        return prefix.Path.EndsWith('/') ? $"{from}/?(.*)" : from.Length == 0 ? "(/.*)" : $"{from}(/.*)?";
    }

    private static string Replaced(PathChange.PrefixMatch prefix) => prefix.Path.Replace("$", "$$", StringComparison.Ordinal);

    // The groups: scheme, host, path with query.
    private static RedirectRegexArgs Elsewhere(HttpFilter.Redirect redirect, HttpMatch match)
    {
        var scheme = redirect.Scheme ?? "${1}";
        var host = redirect.Host ?? "${2}";
        var port = redirect.Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        var (from, to) = redirect.Path switch
        {
            PathChange.FullPath full => (@"/[^?]*(\?.*)?", $"{full.Path.Replace("$", "$$", StringComparison.Ordinal)}${{3}}"),
            PathChange.PrefixMatch prefix => (Rest(match, prefix), Replaced(prefix) + "${3}"),
            _ => ("(/.*)", "${3}"),
        };
        return new RedirectRegexArgs
        {
            Regex = $"^(https?)://([^/:]+)(?::[0-9]+)?{from}$",
            Replacement = $"{scheme}://{host}{port}{to}",
            Permanent = redirect.Status is RedirectStatus.MovedPermanently or RedirectStatus.PermanentRedirect,
        };
    }

    private TraefikNameArgs Made(string suffix, MiddlewareSpecArgs spec)
    {
        var middleware = $"{route}-{suffix}";
        if (_made.Add(suffix))
        {
            _ = new CustomResource($"{name}-{suffix}-middleware", new MiddlewareResourceArgs
            {
                Metadata = new ObjectMetaArgs { Name = middleware, Namespace = space.Name },
                Spec = spec,
            }, parent.Child());
        }

        return new TraefikNameArgs { Name = middleware };
    }
}
