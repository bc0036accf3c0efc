namespace Infra.Rules.Edge;

internal sealed class ListenerForm : IRule
{
    public RuleInfo Info { get; } = new("R24", "listener-form", Severity.Error,
        "listener cannot get its certificate, or conflicts with another")
    {
        Description = """
            An HTTPS listener needs TLS that ends there and a certificate Secret of its own namespace (one of another needs a
            ReferenceGrant). It needs a host where cert-manager makes the certificate by an annotation; otherwise one without takes every
            host. HTTP-01 proves a host over port 80: each such host needs an HTTP listener that takes the solver's route from
            the Certificate's namespace. Two listeners of one Gateway with the same port, protocol and host are in conflict, also when a
            ListenerSet brings one of them.
            """,
        Remediation = "Give each host a pair of listeners, HTTP on 80 and HTTPS on 443.",
        SeeAlso = ["cert-manager/website#2193", "cert-manager#8748", "GEP-1713"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var listener in set.Gateways.Listeners.Where(listener => listener.Protocol == "HTTPS"))
            CheckHttps(set, listener, report);

        foreach (var gateway in set.Gateways.Listeners.GroupBy(l => l.Gateway ?? l.Owner,
            ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>))
        {
            foreach (var same in gateway.GroupBy(l => $"{l.Protocol} {l.Port} {l.Host}", StringComparer.Ordinal)
                .Where(group => group.Skip(1).Any()))
            {
                var first = same.First();
                foreach (var other in same.Skip(1).Where(other => !set.Versions.AreOne(other.Owner, first.Owner)))
                {
                    report.Add(other.Owner, other.Path,
                        $"{other.Protocol} {other.Host ?? "every host"}:{other.Port}, as listener {first.Name} of {first.Owner.Id.Kind} {first.Owner.Id.Name}",
                        "one listener for each port, protocol and host", "remove one of the two");
                }
            }
        }

        CheckSolvers(set, report);
    }

    private static void CheckHttps(ManifestSet set, Listener listener, Report report)
    {
        report.AddIf(listener.Host is null && (IsAnnotated(listener.Owner) || (listener.Gateway is { } gateway && IsAnnotated(gateway))),
            listener.Owner, listener.Path + ".hostname", null, "the host that the certificate is for", "name it");

        if (listener.Tree.Map("tls") is not { } tls)
        {
            // Google's controllers find the certificate by this annotation.
            report.AddIf(listener.Owner.Tree.MapAt("metadata", "annotations")?["networking.gke.io/certmap"] is null, listener.Owner,
                listener.Path + ".tls", null, "mode: Terminate and a certificate", "add it");
            return;
        }

        report.AddIf(tls.Text("mode") is not (null or "Terminate"),
            listener.Owner, listener.Path
                + ".tls.mode", tls.Text("mode"), "Terminate", "write it: HTTPS ends at the listener; for Passthrough the protocol is TLS");

        foreach (var (space, name, path) in listener.Secrets().Where(secret => secret.Space != listener.Space))
        {
            if (!Links.Grants.Allow(set, Groups.Gateway, listener.Owner.Id.Kind, listener.Space, Groups.Core, "Secret", space, name))
            {
                report.Add(listener.Owner, path, $"Secret {space}/{name}", $"a Secret in {listener.Space}",
                    "keep the certificate beside the Gateway, or grant it by a ReferenceGrant", set.IsKnown(space)
                        ? null : Severity.Warning);
            }
        }
    }

    private static bool IsAnnotated(Manifest owner) => owner.Tree.MapAt("metadata", "annotations")?.Entries
        .Any(a => a.Key is "cert-manager.io/issuer" or "cert-manager.io/cluster-issuer" or "kubernetes.io/tls-acme") == true;

    // HTTP-01 needs a listener on port 80 that takes the solver's route.
    private static void CheckSolvers(ManifestSet set, Report report)
    {
        var plain = set.Gateways.Listeners.Where(l => l.Protocol == "HTTP" && l.Port == 80).ToList();
        var byHost = plain.Where(l => l.Host is not null && !l.Host.StartsWith('*')).ToLookup(l => l.Host!, StringComparer.Ordinal);
        var wide = plain.FindAll(l => l.Host is null || l.Host.StartsWith('*'));
        foreach (var certificate in set.Of(Groups.CertManager, "Certificate"))
        {
            if (Links.Issuers.Of(set, certificate) is not { } issuer || !Links.Issuers.UsesGateway(issuer))
                continue;

            var space = certificate.Space;
            foreach (var host in certificate.Tree.Map("spec").Texts("dnsNames").Where(host => !host.StartsWith('*')))
            {
                var listeners = byHost[host].Concat(wide.Where(l => l.Serves(host))).ToList();
                if (listeners.Count == 0)
                {
                    report.AddIf(set.Gateways.Listeners.Count > 0,
                        certificate, "spec.dnsNames", host, "an HTTP listener on port 80 for the host",
                        "add one: HTTP-01 proves the host over it");
                }
                else if (!listeners.Exists(l => set.Gateways.Allows(l.Tree.MapAt("allowedRoutes", "namespaces"), "Same", l.Space, space)))
                {
                    report.Add(listeners[0].Owner, listeners[0].Path + ".allowedRoutes.namespaces", listeners[0].RoutesFrom,
                        $"routes from namespace {space}",
                        $"let the solver's route in: Certificate {certificate.Id.Name} is in {space}");
                }
            }
        }
    }
}
