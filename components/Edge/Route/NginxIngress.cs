using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Edge;

/// <summary>A route at ingress-nginx: Ingresses, whose annotations say what is done, and the certificates of their hosts.</summary>
internal sealed class NginxIngress : ComponentResource
{
    private readonly string _name;
    private readonly RouteArgs _args;
    private readonly string _route;

    public NginxIngress(string name, RouteArgs args, ComponentResourceOptions? options)
        : base("infra:edge:NginxIngress", name, options.On(args.Namespace))
    {
        _name = name;
        _args = args;
        _route = args.Name ?? name;
        var hosts = args.Exposures.Cast<IngressExposure>().ToArray();
        var certificates = hosts.Select(exposure => exposure.Certificates.WithRoute(this, name, args.Namespace, exposure)).ToArray();
        var paths = new IngressPaths(args.Rules);
        foreach (var exposure in hosts)
            exposure.PathSorts.Add(exposure.Host, _route, paths.ArePatterns);

        // Annotations are those of a whole Ingress: hosts and rules that need others are in one of their own.
        var parts =
            from exposure in hosts.GroupBy(exposure => (exposure.Redirect, exposure.IssuerIn(args.Namespace)))
            from rules in args.Rules.Index().GroupBy(rule => IngressAnnotations.KeyOf(rule.Item, rule.Index))
            select (Hosts: exposure.ToArray(), Rules: rules.Select(rule => rule.Item).ToArray());
        foreach (var (index, part) in parts.Index())
            Make(index == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{index + 1}"), part.Hosts, part.Rules, paths, certificates);

        RegisterOutputs(Outputs.Of(this));
    }

    // A certificate comes before the Ingress: cert-manager leaves one alone that is there, and would make one for the annotation else.
    private void Make(string suffix, IngressExposure[] hosts, HttpRule[] rules, IngressPaths paths, Resource?[] certificates)
    {
        var name = _route + suffix;
        var headers = rules[0].Filters.OfType<HttpFilter.ResponseHeaders>().FirstOrDefault()?.Changes.Set;
        var annotations = IngressAnnotations.Of(_args.Settings, rules[0], paths);
        if (!hosts[0].Redirect)
            annotations["ssl-redirect"] = "false";

        var written = new InputMap<string>();
        foreach (var (key, value) in annotations)
            written.Add($"nginx.ingress.kubernetes.io/{key}", value);

        if (hosts[0].IssuerIn(_args.Namespace) is { } issuer)
            written.Add(issuer.Scope == IssuerScope.Cluster ? "cert-manager.io/cluster-issuer" : "cert-manager.io/issuer", issuer.Name);

        if (headers is not null)
            written.Add("nginx.ingress.kubernetes.io/custom-headers", Headers(suffix, headers));

        // Its address is the controller's, which may have none: there is nothing to wait for.
        written.Add("pulumi.com/skipAwait", "true");

        _ = new Ingress(_name + suffix, new Pulumi.Kubernetes.Types.Inputs.Networking.V1.IngressArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = _args.Namespace.Name, Annotations = written },
            Spec = new IngressSpecArgs
            {
                IngressClassName = hosts[0].Controller.IngressClass,
                Tls = hosts.GroupBy(exposure => exposure.TlsSecret, StringComparer.Ordinal).Select(secret => new IngressTLSArgs
                {
                    Hosts = secret.Select(exposure => exposure.Host).ToArray(),
                    SecretName = secret.Key,
                }).ToArray(),
                Rules = hosts.Select(exposure => new IngressRuleArgs
                {
                    Host = exposure.Host,
                    Http = new HTTPIngressRuleValueArgs { Paths = rules.SelectMany(rule => Paths(rule, paths)).ToArray() },
                }).ToArray(),
            },
        }, this.Child([hosts[0].Controller.MadeBy, .. certificates]));
    }

    private IEnumerable<HTTPIngressPathArgs> Paths(HttpRule rule, IngressPaths paths) =>
        rule.Matches.DefaultIfEmpty(new HttpMatch()).Select(match =>
        {
            var (path, type) = paths.Of(rule, match);
            return new HTTPIngressPathArgs { Path = path, PathType = type, Backend = Backend(rule) };
        });

    // A redirect asks no one; the API wants a backend all the same, and any of the route's is one.
    private IngressBackendArgs Backend(HttpRule rule)
    {
        var backend = rule.Backends.Concat(_args.Rules.SelectMany(other => other.Backends)).FirstOrDefault();
        return new IngressBackendArgs
        {
            Service = new IngressServiceBackendArgs
            {
                Name = backend?.Service ?? "none",
                Port = new ServiceBackendPortArgs { Number = backend?.Port ?? 80 },
            },
        };
    }

    private Output<string> Headers(string suffix, IReadOnlyDictionary<string, string> headers)
    {
        var made = new ConfigMap($"{_name}{suffix}-headers", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{_route}{suffix}-headers", Namespace = _args.Namespace.Name },
            Data = headers.OrNone(),
        }, this.Child());
        return made.Metadata.Apply(metadata => $"{metadata.Namespace}/{metadata.Name}");
    }
}
