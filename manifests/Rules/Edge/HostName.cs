namespace Infra.Rules.Edge;

internal sealed class HostName : IRule
{
    public RuleInfo Info { get; } = new("R53", "host-name", Severity.Error, "not a host name")
    {
        Description =
            "A host name is made of lower-case letters, digits, hyphens and dots. What is left of a template, such as `<TODO: host>`, is refused by the cluster or matches no request.",
        Remediation = "Write the real host; keep it in the settings of the environment.",
        SeeAlso = ["RFC 1123"],
    };

    public void Check(ManifestSet set, Report report)
    {
        const string Expected = "lower-case letters, digits, hyphens and dots";
        const string Fix = "write the real host";
        foreach (var ingress in set.Of(Groups.Networking, "Ingress"))
        {
            foreach (var (rule, path) in ingress.Items("rules"))
            {
                if (rule.Text("host") is { Length: > 0 } host && !Hosts.IsHost(host))
                    report.Add(ingress, path + ".host", host, Expected, Fix);
            }
        }

        foreach (var listener in set.Gateways.Listeners.Where(listener => listener.Host is not null && !Hosts.IsHost(listener.Host)))
            report.Add(listener.Owner, listener.Path + ".hostname", listener.Host, Expected, Fix);

        foreach (var route in set.Gateways.Routes)
        {
            foreach (var host in GatewayGraph.HostsOf(route).Where(host => !Hosts.IsHost(host)))
                report.Add(route, "spec.hostnames", host, Expected, Fix);
        }

        foreach (var certificate in set.Of(Groups.CertManager, "Certificate"))
        {
            // Only a public authority asks DNS; others sign names that are no hosts as well, such as _crunchyrepl.
            var isPublic = Links.Issuers.Of(set, certificate)?.Tree.MapAt("spec", "acme") is not null;
            foreach (var host in certificate.Tree.Map("spec").Texts("dnsNames")
                .Where(host => !Hosts.IsHost(isPublic ? host : host.TrimStart('_'))))
            {
                report.Add(certificate, "spec.dnsNames", host, Expected, Fix);
            }
        }
    }
}
