namespace Infra.Rules.Links;

internal sealed class TlsSecret : IRule
{
    public RuleInfo Info { get; } = new("L04", "tls-secret", Severity.Error, "listener without a certificate")
    {
        Description = """
            The Secret that a listener, an Ingress or a Traefik route shows as its certificate is made by a Certificate, an ExternalSecret
            or by hand. Where nothing makes it, HTTPS never starts. The certificate must also be for the listener's host, and its private
            key is never readable from another namespace without a grant.
            """,
        Remediation =
            "Declare a Certificate with this `secretName` in the listener's namespace. If another repository brings it, exempt the finding and say which.",
        SeeAlso = ["cert-manager Gateway API usage"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var names = set.Of(Groups.CertManager, "Certificate")
            .ToLookup(certificate => (certificate.Space, certificate.Tree.TextAt("spec", "secretName") ?? ""),
                certificate => certificate.Tree.Map("spec").Texts("dnsNames").Append(certificate.Tree.TextAt("spec",
                    "commonName") ?? "").ToList());

        void Look(Manifest on, string space, string name, IReadOnlyList<string> hosts, string path)
        {
            var presence = set.Existence.Of(on, Groups.Core, "Secret", space, name);
            if (!presence.IsSure)
            {
                report.Missing(presence, on, path, $"Secret {space}/{name}",
                    "a Secret that a Certificate, an ExternalSecret or a manifest makes",
                    "declare a Certificate with this secretName");
                return;
            }

            var certified = names[(space, name)].SelectMany(all => all).ToList();
            foreach (var host in hosts.Where(host => certified.Count > 0 && !certified.Exists(other => Hosts.Certifies(other, host))))
            {
                report.Add(on, path, $"{name} is for {string.Join(", ", certified.Where(other => other.Length > 0))}", host,
                    "add the host to the Certificate's dnsNames");
            }
        }

        foreach (var listener in set.Gateways.Listeners.Where(listener => listener.Terminates))
        {
            foreach (var (space, name, path) in listener.Secrets())
                Look(listener.Owner, space, name, listener.Host is null ? [] : [listener.Host], path);
        }

        foreach (var listener in set.Gateways.Listeners)
        {
            foreach (var (space, name, path) in listener.Secrets().Where(secret => secret.Space != listener.Space))
            {
                report.AddIf(!Grants.Allow(set, Groups.Gateway, listener.Owner.Id.Kind, listener.Space, Groups.Core, "Secret", space, name),
                    listener.Owner, path, $"Secret {space}/{name}", $"a ReferenceGrant in {space}",
                    "grant it, or keep the Secret beside the listener",
                    set.IsKnown(space) ? null : Severity.Information);
            }
        }

        foreach (var ingress in set.Of(Groups.Networking, "Ingress"))
        {
            foreach (var (tls, path) in ingress.Items("tls"))
            {
                if (tls.Text("secretName") is { } name)
                    Look(ingress, ingress.Space, name, [.. tls.Texts("hosts")], path + ".secretName");
            }
        }

        foreach (var route in set.Of(Groups.Traefik, "IngressRoute").Concat(set.Of(Groups.OldTraefik, "IngressRoute")))
        {
            if (route.Tree.TextAt("spec", "tls", "secretName") is { } name)
            {
                var hosts = route.Items("routes").SelectMany(rule => Edge.TraefikMatch.Hosts(rule.Item.Text("match")))
                    .Distinct(StringComparer.Ordinal);
                Look(route, route.Space, name, [.. hosts], "spec.tls.secretName");
            }
        }
    }
}
