using Infra.Catalogue;

namespace Infra.Rules.Links;

internal sealed class CertificateLinks : IRule
{
    public RuleInfo Info { get; } = new("L05", "certificate-links", Severity.Error, "certificate has no issuer, or is unused")
    {
        Description = """
            A Certificate names an Issuer of its namespace or a ClusterIssuer; without it nothing is ever signed. One with a Secret that no listener, Ingress or route uses is renewed but unused; that is a warning, found only where listeners are known at all. An
            Ingress may name its issuer by annotation, which has to exist too.
            """,
        Remediation = "Correct the issuer's name and kind; remove an unused Certificate.",
        SeeAlso = ["cert-manager issuerRef"],
    };

    // The Secrets that something uses, with their namespaces.
    private static IEnumerable<string> Shown(ManifestSet set)
    {
        foreach (var ingress in set.Of(Groups.Networking, "Ingress"))
        {
            foreach (var (tls, _) in ingress.Items("tls"))
                yield return $"{ingress.Space}/{tls.Text("secretName")}";
        }

        foreach (var route in set.Of(Groups.Traefik, "IngressRoute").Concat(set.Of(Groups.OldTraefik, "IngressRoute")))
            yield return $"{route.Space}/{route.Tree.TextAt("spec", "tls", "secretName")}";

        foreach (var workload in set.Workloads)
        {
            foreach (var (volume, _) in workload.Pod.Maps("volumes"))
                yield return $"{workload.Space}/{volume.TextAt("secret", "secretName")}";
        }

        foreach (var manifest in set.All)
        {
            foreach (var field in ReferenceCatalogue.Of(manifest.Id.Group, manifest.Id.Kind))
            {
                foreach (var reference in Reference.In(set, manifest, field).Where(reference => reference.Kind == "Secret"))
                    yield return $"{reference.Space}/{reference.Name}";
            }
        }
    }

    public void Check(ManifestSet set, Report report)
    {
        var shown = Shown(set).ToHashSet(StringComparer.Ordinal);
        foreach (var certificate in set.Of(Groups.CertManager, "Certificate"))
        {
            var space = certificate.Space;
            var reference = certificate.Tree.MapAt("spec", "issuerRef");
            if (Issuers.Of(set, certificate) is null && reference?.Text("group") is null or Groups.CertManager)
            {
                var kind = reference?.Text("kind") ?? "Issuer";
                report.Missing(set.Existence.Of(certificate, Groups.CertManager, kind, kind == "ClusterIssuer" ? null : space, reference?.Text("name") ?? ""),
                    certificate, "spec.issuerRef", $"{kind} {reference?.Text("name")}", "an issuer that exists",
                    "correct its kind and name, or declare it");
            }

            if (certificate.Tree.TextAt("spec", "secretName") is { } secret && set.Gateways.Listeners.Count > 0 && !set.HasUnknownPods(space)
                && set.Gateways.Showing(space, secret).Count == 0 && !shown.Contains($"{space}/{secret}")
                    && !certificate.Tree.Map("spec").IsTrue("isCA"))
            {
                report.Add(certificate, "spec.secretName", secret, "a listener, Ingress, route or volume that uses it",
                    "remove the certificate, or let a listener show it", Severity.Warning);
            }
        }

        foreach (var edge in set.Of(Groups.Networking, "Ingress").Concat(set.Of(Groups.Gateway, "Gateway", "ListenerSet")))
        {
            foreach (var (annotation, kind) in ((string, string)[])[("cert-manager.io/cluster-issuer", "ClusterIssuer"),
                ("cert-manager.io/issuer", "Issuer")])
            {
                if (edge.Tree.TextAt("metadata", "annotations", annotation) is { } name)
                {
                    report.Missing(set.Existence.Of(edge, Groups.CertManager, kind, kind == "Issuer" ? edge.Space : null, name), edge,
                        NodePath.Of("metadata.annotations", annotation), $"{kind} {name}", "an issuer that exists", "correct its name, or declare it");
                }
            }
        }
    }
}
