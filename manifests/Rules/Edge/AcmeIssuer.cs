namespace Infra.Rules.Edge;

internal sealed class AcmeIssuer : IRule
{
    public RuleInfo Info { get; } = new("R25", "acme-issuer", Severity.Error, "ACME issuer is misconfigured")
    {
        Description = """
            An ACME account has a key, which needs a Secret, and may have an address that the authority writes to. A wildcard can be proved by DNS-01 only.
            The production servers of Let's Encrypt count attempts: a stack that is not production (`infra:production: false`) and asks them
            uses up the limits of the whole domain.
            """,
        Remediation = "Set `email` and `privateKeySecretRef`, use DNS-01 for wildcards, and the staging server for tests.",
        SeeAlso = ["letsencrypt.org rate limits", "cert-manager ACME issuer"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var issuer in set.Of(Groups.CertManager, "ClusterIssuer", "Issuer"))
        {
            if (issuer.Tree.MapAt("spec", "acme") is not { } acme)
                continue;

            report.AddIf(acme.Text("email") is null, issuer, "spec.acme.email", null, "a monitored address",
                "name it where the authority writes to people; Let's Encrypt no longer does", Severity.Information);

            if (acme.TextAt("privateKeySecretRef", "name") is null)
                report.Add(issuer, "spec.acme.privateKeySecretRef.name", null, "the Secret that keeps the account's key", "name it");

            report.AddIf(acme.List("solvers") is not { Items.Count: > 0 },
                issuer, "spec.acme.solvers", null, "a way to prove a host", "add an http01 or dns01 solver");
        }

        foreach (var certificate in set.Of(Groups.CertManager, "Certificate"))
        {
            if (Links.Issuers.Of(set, certificate) is { } issuer)
            {
                Wildcards(certificate, issuer, certificate.Tree.Map("spec").Texts("dnsNames"),
                    certificate.Tree.MapAt("metadata", "labels"), "spec.dnsNames", report);
            }
        }

        // cert-manager makes the Certificates of an annotated edge by itself.
        foreach (var gateway in set.Of(Groups.Gateway, "Gateway", "ListenerSet"))
        {
            if (Links.Issuers.Annotated(set, gateway) is { } issuer)
            {
                Wildcards(gateway, issuer, gateway.Items("listeners").Where(listener => listener.Item.Map("tls") is not null)
                    .Select(listener => listener.Item.Text("hostname")).OfType<string>(), null, "spec.listeners", report);
            }
        }

        foreach (var ingress in set.Of(Groups.Networking, "Ingress"))
        {
            if (Links.Issuers.Annotated(set, ingress) is { } issuer)
                Wildcards(ingress, issuer, ingress.Items("tls").SelectMany(tls => tls.Item.Texts("hosts")), null, "spec.tls", report);
        }
    }

    private static void Wildcards(Manifest on, Manifest issuer, IEnumerable<string> hosts, MapNode? labels, string path, Report report)
    {
        if (issuer.Tree.MapAt("spec", "acme") is not { } acme)
            return;

        foreach (var host in hosts.Where(host => host.StartsWith("*.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            var fitting = acme.Maps("solvers").Select(solver => solver.Item).Where(solver => Selects(solver.Map("selector"), host, labels))
                .ToList();
            report.AddIf(!fitting.Exists(solver => solver.Map("dns01") is not null), on, path, host,
                $"an issuer with a dns01 solver for the host; {issuer.Id.Name} has none", "use a DNS-01 issuer for wildcards");
        }
    }

    private static bool Selects(MapNode? selector, string host, MapNode? labels)
    {
        if (selector is null || selector.Count == 0)
            return true;

        var names = selector.Texts("dnsNames").ToList();
        var zones = selector.Texts("dnsZones").ToList();
        var isNamed = (names.Count == 0 && zones.Count == 0) || names.Contains(host)
            || zones.Exists(zone => host == zone || host.EndsWith("." + zone, StringComparison.Ordinal));
        return isNamed && (selector.Map("matchLabels") is not { Count: > 0 } wanted
            || LabelSelector.Of(wanted).Matches(labels ?? MapNode.Empty));
    }
}
