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

            report.AddIf(acme.Text("email") is null, issuer, "spec.acme.email", null, "a monitored address", "name it where the authority writes to people; Let's Encrypt no longer does", Severity.Information);

            if (acme.TextAt("privateKeySecretRef", "name") is null)
                report.Add(issuer, "spec.acme.privateKeySecretRef.name", null, "the Secret that keeps the account's key", "name it");

            report.AddIf(acme.List("solvers") is not { Items.Count: > 0 },
                issuer, "spec.acme.solvers", null, "a way to prove a host", "add an http01 or dns01 solver");
        }

        foreach (var certificate in set.Of(Groups.CertManager, "Certificate"))
        {
            if (Links.Issuers.Of(set, certificate) is { } issuer && issuer.Tree.MapAt("spec", "acme") is { } acme
                && acme.Maps("solvers").All(solver => solver.Item.Map("dns01") is null))
            {
                foreach (var host in certificate.Tree.Map("spec").Texts("dnsNames").Where(host => host.StartsWith('*')))
                {
                    report.Add(certificate, "spec.dnsNames", host, $"an issuer with a dns01 solver; {issuer.Id.Name} has none",
                        "use a DNS-01 issuer for wildcards");
                }
            }
        }
    }
}
