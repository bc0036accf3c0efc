using Infra.Catalogue;

namespace Infra.Rules.Links;

internal sealed class CertificateLinks : IRule
{
    private static readonly string[] Names =
    [
        "commonName",
        "dnsNames",
        "ipAddresses",
        "uris",
        "emailAddresses",
        "otherNames",
        "literalSubject",
    ];

    public RuleInfo Info { get; } = new("L05", "certificate-links", Severity.Error, "certificate has no issuer or no name, or is unused")
    {
        Description = """
            A Certificate names an Issuer of its namespace or a ClusterIssuer; without it nothing is ever signed. One without any name to sign is
            refused by cert-manager's webhook. One with a Secret that no listener, Ingress or route uses is renewed but unused; that is a
            warning, found only where listeners are known at all. An
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
                report.Missing(Find(set, certificate, kind, reference?.Text("name") ?? ""), certificate, "spec.issuerRef",
                    $"{kind} {reference?.Text("name")}", "an issuer that exists",
                    "correct its kind and name, or declare it");
            }

            var spec = certificate.Tree.Map("spec");
            if (spec is not null
                && !Array.Exists(Names, name => spec[name] is ListNode { Items.Count: > 0 } or ScalarNode { Text.Length: > 0 }))
            {
                report.Add(certificate, "spec", "a certificate without names", "dnsNames, a commonName or another name",
                    "write the hosts under dnsNames");
            }

            if (certificate.Tree.TextAt("spec", "secretName") is { } secret && set.Gateways.Listeners.Count > 0
                && !set.HasUnknownPods(space)
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
                    report.Missing(Find(set, edge, kind, name), edge,
                        NodePath.Of("metadata.annotations", annotation), $"{kind} {name}", "an issuer that exists",
                        "correct its name, or declare it");
                }
            }
        }
    }

    // Whoever runs the cluster declares its issuers, as a rule in another repository.
    private static Presence Find(ManifestSet set, Manifest from, string kind, string name)
    {
        var isCluster = kind == "ClusterIssuer";
        var presence = set.Existence.Of(from, Groups.CertManager, kind, isCluster ? null : from.Space, name);
        return presence.Doubt is null && isCluster && set.Inventory.Origin == InventoryOrigin.Files
            && set.Of(Groups.CertManager, kind).Count == 0
            ? presence with { Doubt = "no ClusterIssuer is here; the cluster may have it" } : presence;
    }
}
