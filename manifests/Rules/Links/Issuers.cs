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
                : set.SpaceOf(certificate), name)
            : null;
    }

    /// <summary>Whether an issuer proves hosts by routes on a gateway.</summary>
    public static bool UsesGateway(Manifest issuer) => Solvers(issuer).Any(solver => solver.Item.MapAt("http01",
        "gatewayHTTPRoute") is not null);

    public static IEnumerable<(MapNode Item, string Path)> Solvers(Manifest issuer) => issuer.Tree.MapAt("spec", "acme").Maps("solvers",
        "spec.acme");
}
