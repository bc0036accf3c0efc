namespace Infra.Rules.Links;

/// <summary>Who signs a certificate.</summary>
internal static class Issuers
{
    /// <summary>The issuer of a Certificate; null when there is none here.</summary>
    public static Manifest? Of(ManifestSet set, Manifest certificate)
    {
        var reference = certificate.Tree.MapAt("spec", "issuerRef");
        var kind = reference?.Text("kind") ?? "Issuer";
        return reference?.Text("name") is { } name
            ? set.Find(reference.Text("group") ?? Groups.CertManager, kind, kind.StartsWith("Cluster", StringComparison.Ordinal) ? null
                : certificate.Space, name)
            : null;
    }

    /// <summary>The issuer that an Ingress or Gateway names by annotation; null when there is none here.</summary>
    public static Manifest? Annotated(ManifestSet set, Manifest edge)
    {
        var annotations = edge.Tree.MapAt("metadata", "annotations");
        return annotations?.Text("cert-manager.io/cluster-issuer") is { } cluster ? set.Find(Groups.CertManager, "ClusterIssuer", null,
            cluster)
            : annotations?.Text("cert-manager.io/issuer") is { } own ? set.Find(Groups.CertManager, "Issuer", edge.Space, own) : null;
    }

    /// <summary>Whether an issuer proves hosts by routes on a gateway.</summary>
    public static bool UsesGateway(Manifest issuer) => Solvers(issuer).Any(solver => solver.Item.MapAt("http01",
        "gatewayHTTPRoute") is not null);

    public static IEnumerable<PlacedItem> Solvers(Manifest issuer) => issuer.Tree.MapAt("spec", "acme").Maps("solvers",
        "spec.acme");
}
