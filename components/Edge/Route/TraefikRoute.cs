using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>A route at Traefik: IngressRoutes, and the middlewares, transport and certificates that they name.</summary>
internal sealed class TraefikRoute : ComponentResource
{
    private readonly string _name;
    private readonly RouteArgs _args;
    private readonly string _route;
    private readonly TraefikExposure[] _hosts;
    private readonly TraefikMiddlewares _middlewares;
    private readonly string? _transport;

    public TraefikRoute(string name, RouteArgs args, ComponentResourceOptions? options)
        : base("infra:edge:TraefikRoute", name, options.On(args.Namespace))
    {
        _name = name;
        _args = args;
        _route = args.Name ?? name;
        _hosts = [.. args.Exposures.Cast<TraefikExposure>()];
        _middlewares = new TraefikMiddlewares(this, name, _route, args.Namespace);
        _transport = Transport();

        foreach (var exposure in _hosts)
            _ = exposure.Certificates.WithRoute(this, name, args.Namespace, exposure);

        // A certificate belongs to an IngressRoute, so hosts of several certificates are in several.
        foreach (var (index, hosts) in _hosts.GroupBy(exposure => exposure.TlsSecret, StringComparer.Ordinal).Index())
        {
            var suffix = index == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{index + 1}");
            Make(suffix, "websecure", Routes(hosts, plain: false), hosts.Key);
        }

        var redirected = _hosts.Where(exposure => exposure.Redirect).ToArray();
        if (redirected.Length > 0)
            Make("-redirect", "web", [Redirect(redirected)], secret: null);

        var served = _hosts.Where(exposure => !exposure.Redirect).ToArray();
        if (served.Length > 0)
            Make("-http", "web", [.. Routes(served, plain: true)], secret: null);

        RegisterOutputs(Outputs.Of(this));
    }

    private void Make(string suffix, string entryPoint, IEnumerable<IngressRouteRuleArgs> rules, string? secret) =>
        _ = new CustomResource(_name + suffix, new IngressRouteResourceArgs
        {
            Metadata = Named(_route + suffix),
            Spec = new IngressRouteSpecArgs
            {
                EntryPoints = entryPoint,
                Routes = rules.ToArray(),
                Tls = Optional.Of(secret is null ? null : new IngressRouteTlsArgs { SecretName = secret }),
            },
        }, this.Child(_hosts[0].Traefik.MadeBy));

    private IEnumerable<IngressRouteRuleArgs> Routes(IEnumerable<TraefikExposure> exposures, bool plain)
    {
        var hosts = exposures.Select(exposure => exposure.Host).ToArray();
        return from rule in _args.Rules.Index()
               from match in rule.Item.Matches.DefaultIfEmpty(new HttpMatch())
               select new IngressRouteRuleArgs
               {
                   Match = TraefikRule.Of(hosts, match, plain),
                   Priority = TraefikRule.Priority(match),
                   Middlewares = _middlewares.Of(rule.Index, rule.Item, match, _args.Settings),
                   Services = Services(rule.Item).ToArray(),
               };
    }

    private IngressRouteRuleArgs Redirect(IEnumerable<TraefikExposure> exposures) => new()
    {
        Match = TraefikRule.Plain(exposures.Select(exposure => exposure.Host)),
        Priority = TraefikRule.Priority(new HttpMatch()),
        Middlewares = _middlewares.ToHttps(),
        // Never asked: the middleware answers. It is one that exists, as Traefik wants it.
        Services = Service(_args.Rules.SelectMany(rule => rule.Backends).FirstOrDefault()),
    };

    private IEnumerable<IngressRouteServiceArgs> Services(HttpRule rule) =>
        rule.Backends.Count == 0 ? [Service(null)] : rule.Backends.Select(Service);

    private IngressRouteServiceArgs Service(HttpBackend? backend)
    {
        if (backend is null)
            return new IngressRouteServiceArgs { Kind = "TraefikService", Name = "noop@internal" };

        var settings = _args.Settings;
        return new IngressRouteServiceArgs
        {
            Name = backend.Service,
            Port = backend.Port,
            Scheme = Optional.Of(backend.Protocol == BackendProtocol.H2c ? "h2c" : null),
            Weight = Optional.Of(backend.Weight == 1 ? (int?)null : backend.Weight),
            Strategy = Optional.Of(settings.Affinity is Affinity.ClientAddress ? "hrw" : null),
            Sticky = Optional.Of(settings.Affinity is Affinity.Cookie cookie ? new TraefikStickyArgs { Cookie = Cookie(cookie) } : null),
            ServersTransport = Optional.Of(_transport),
            ResponseForwarding = Optional.Of(settings.BufferResponses == false ? new TraefikForwardingArgs { FlushInterval = "1ms" } : null),
        };
    }

    private static TraefikCookieArgs Cookie(Affinity.Cookie cookie) => new()
    {
        Name = cookie.Name,
        Secure = true,
        HttpOnly = true,
        SameSite = "lax",
        MaxAge = Optional.Of(cookie.MaxAge is { } age ? (int?)(RouteSettings.Milliseconds(age) / 1000) : null),
    };

    private string? Transport()
    {
        var settings = _args.Settings;
        if (settings is { ConnectTimeout: null, ReadTimeout: null })
            return null;

        _ = new CustomResource($"{_name}-transport", new ServersTransportResourceArgs
        {
            Metadata = Named(_route),
            Spec = new ServersTransportSpecArgs
            {
                ForwardingTimeouts = new ForwardingTimeoutsArgs
                {
                    DialTimeout = Optional.Of(settings.ConnectTimeout),
                    ResponseHeaderTimeout = Optional.Of(settings.ReadTimeout),
                },
            },
        }, this.Child(_hosts[0].Traefik.MadeBy));
        return _route;
    }

    private ObjectMetaArgs Named(string name) => new() { Name = name, Namespace = _args.Namespace.Name };
}
