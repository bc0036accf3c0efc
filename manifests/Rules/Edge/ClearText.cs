namespace Infra.Rules.Edge;

internal sealed class ClearText : IRule
{
    public RuleInfo Info { get; } = new("R36", "clear-text", Severity.Warning, "application is served over plain HTTP")
    {
        ErrorInProduction = true,
        Description = """
            A route that attaches to an HTTP listener serves the application, its passwords and its cookies in clear text, unless a redirect
            to HTTPS wins there: a route on the same listener with method matches, or the only route there. An Ingress without `tls` and a
            Traefik route on `web` without a redirect do the same. Where HTTPS is served and nothing redirects to it, people who type the
            host get an error; that is for information. A load balancer that ends TLS by an annotation of the Ingress (AWS, Google, Tailscale) passes.
            """,
        Remediation = "Attach the application to the HTTPS listener, and a redirect to the HTTP one.",
        SeeAlso = ["Polaris tlsSettingsMissing", "OWASP HSTS"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var redirecting = set.Gateways.Parents.Where(parent => Redirects(parent.Route) && NamesMethods(parent.Route))
            .SelectMany(parent => parent.Listeners).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var parent in set.Gateways.Parents.Where(parent => parent.Route.Id.Kind == "HTTPRoute" && HasBackends(parent.Route)))
        {
            foreach (var listener in parent.Listeners.Where(listener => listener.Protocol == "HTTP"))
            {
                if (!redirecting.Contains(listener))
                {
                    report.Add(parent.Route, parent.Path,
                        $"listener {listener.Name} (HTTP{(listener.Host is null ? "" : " " + listener.Host)})",
                        "the HTTPS listener only, or a redirect that wins",
                        "attach a redirect to the HTTP listener; one that names the methods wins against routes that do not");
                }
            }
        }

        foreach (var ingress in set.Of(Groups.Networking, "Ingress").Where(ingress => !EndsTlsBefore(ingress)))
        {
            var covered = ingress.Items("tls").SelectMany(tls => tls.Item.Texts("hosts").DefaultIfEmpty("*"))
                .ToHashSet(StringComparer.Ordinal);
            foreach (var (rule, path) in ingress.Items("rules"))
            {
                var host = rule.Text("host");
                if (covered.Count == 0 || (host is not null && !covered.Contains("*") && !covered.Any(name => Hosts.Certifies(name, host))))
                {
                    report.Add(ingress, path + ".host", host ?? "every host", "a certificate in spec.tls",
                        "add the host to spec.tls with the Secret of its certificate");
                }
            }
        }

        CheckTraefik(set, report);
    }

    private static void CheckTraefik(ManifestSet set, Report report)
    {
        var routes = set.Of(Groups.Traefik, "IngressRoute").Concat(set.Of(Groups.OldTraefik, "IngressRoute")).ToList();
        var plain = new HashSet<string>(StringComparer.Ordinal);
        foreach (var route in routes.Where(route => route.Tree.MapAt("spec", "tls") is null))
        {
            foreach (var (rule, path) in route.Items("routes"))
            {
                plain.UnionWith(TraefikMatch.Hosts(rule.Text("match")));
                report.AddIf(rule.List("middlewares") is null,
                    route, path, rule.Text("match"), "a redirect to HTTPS", "add a redirectScheme middleware, or tls");
            }
        }

        foreach (var route in routes.Where(route => route.Tree.MapAt("spec", "tls") is not null))
        {
            foreach (var (rule, path) in route.Items("routes"))
            {
                foreach (var host in TraefikMatch.Hosts(rule.Text("match")).Where(host => !plain.Contains(host)))
                {
                    report.Add(route, path + ".match", host, "a route on web that redirects to HTTPS",
                        "add one, or redirect the whole entry point", Severity.Information);
                }
            }
        }
    }

    // Load balancers of clouds and private networks take their certificate from elsewhere.
    private static bool EndsTlsBefore(Manifest ingress)
    {
        var annotations = ingress.Tree.MapAt("metadata", "annotations");
        return ingress.Tree.TextAt("spec", "ingressClassName") == "tailscale"
            || annotations?.Entries.Any(a =>
                a.Key is "alb.ingress.kubernetes.io/certificate-arn" or "networking.gke.io/managed-certificates"
                or "ingress.gcp.kubernetes.io/pre-shared-cert") == true
            || annotations?.Text("alb.ingress.kubernetes.io/listen-ports")?.Contains("HTTPS", StringComparison.Ordinal) == true;
    }

    private static bool HasBackends(Manifest route) => GatewayGraph.BackendsOf(route).Any();

    private static bool Redirects(Manifest route) => route.Items("rules")
        .Any(rule => rule.Item.Maps("filters").Any(filter => filter.Item.TextAt("requestRedirect", "scheme") == "https"));

    private static bool NamesMethods(Manifest route) => route.Items("rules")
        .Any(rule => rule.Item.Maps("matches").Any(match => match.Item.Text("method") == "GET"));
}
