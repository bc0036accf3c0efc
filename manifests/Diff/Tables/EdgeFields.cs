using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>The Gateway API and cert-manager: defaults of their CRDs.</summary>
internal static class EdgeFields
{
    private const string GatewayGroup = "gateway.networking.k8s.io";

    private static readonly Fields Parents = Fields.Of(
        ("spec parentRefs", By("namespace", "name", "sectionName", "port")),
        ("spec parentRefs * group", Default(GatewayGroup!)),
        ("spec parentRefs * kind", Default("Gateway"!)),
        ("", Loses(HostChanges.OfRoute).And(Brings(HostChanges.OfRoute))),
        ("spec hostnames", Set.And(Judged(HostChanges.OfRouteHosts))),
        ("spec rules", Moves("requests may go elsewhere")),
        ("spec rules * backendRefs", By("name", "port")),
        ("spec rules * backendRefs * group", Default(""!)),
        ("spec rules * backendRefs * kind", Default("Service"!)),
        ("spec rules * backendRefs * weight", Default(1)));

    private static readonly Fields Listeners = Fields.Of(
        ("spec listeners", By("name")),
        ("spec listeners *", Judged(HostChanges.OfListener)),
        ("spec listeners * port", Moves("clients have to use another port")),
        ("spec listeners * hostname", Judged(HostChanges.OfListenerHost)),
        ("spec listeners * allowedRoutes namespaces from", Default("Same"!)),
        ("spec listeners * tls mode", Default("Terminate"!)),
        ("spec listeners * tls certificateRefs", By("namespace", "name")),
        ("spec listeners * tls certificateRefs * group", Default(""!)),
        ("spec listeners * tls certificateRefs * kind", Default("Secret"!)));

    public static IEnumerable<(string Kind, Fields Fields)> Kinds =>
    [
        ($"{GatewayGroup}/GatewayClass",
            Fields.Of(("", LosesAddress("no controller serves the Gateways of the class any longer")), ("spec controllerName", Replaces))),
        ($"{GatewayGroup}/Gateway", Fields.Of(
                ("", LosesAddress("the way in is closed, its address is given back").And(Brings(HostChanges.OfListeners))),
                ("spec gatewayClassName", Moves("another controller answers, at another address")),
                ("spec addresses", Moves("the way in moves to another address")),
                ("spec allowedListeners namespaces from", Default("None"!)))
            .With("", Listeners)),
        ($"{GatewayGroup}/ListenerSet", Fields.Of(
                ("", Loses(HostChanges.OfListeners).And(Brings(HostChanges.OfListeners))),
                ("spec parentRef group", Default(GatewayGroup!)),
                ("spec parentRef kind", Default("Gateway"!)))
            .With("", Listeners)),
        ($"{GatewayGroup}/HTTPRoute", Fields.Of(
                ("spec rules * matches",
                    Default(new ListNode([MapNode.Of(("path", MapNode.Of(("type", "PathPrefix"), ("value", "/"))))])).And(Set)),
                ("spec rules * matches * path type", Default("PathPrefix"!)),
                ("spec rules * matches * path value", Default("/"!)),
                ("spec rules * matches * headers * type", Default("Exact"!)),
                ("spec rules * matches * queryParams * type", Default("Exact"!)),
                ("spec rules * filters * requestRedirect statusCode", Default(302)))
            .With("", Parents)),
        ($"{GatewayGroup}/GRPCRoute", Parents),
        ($"{GatewayGroup}/TCPRoute", Parents),
        ($"{GatewayGroup}/TLSRoute", Parents),
        ($"{GatewayGroup}/ReferenceGrant", Fields.Of(("spec from", Set), ("spec to", Set))),
        ("cert-manager.io/Certificate", Fields.Of(
            ("", Loses(Losses.OfCertificate)),
            ("spec uris", Set.And(Reissues("the certificate is ordered anew"))),
            ("spec emailAddresses", Set.And(Reissues("the certificate is ordered anew"))),
            ("spec subject", Reissues("the certificate is ordered anew")),
            ("spec literalSubject", Reissues("the certificate is ordered anew")),
            ("spec isCA", Default(false).And(Reissues("the certificate is ordered anew"))),
            ("spec dnsNames", Set.And(Reissues("the certificate is ordered anew for the new names"))),
            ("spec commonName", Reissues("the certificate is ordered anew")),
            ("spec ipAddresses", Set.And(Reissues("the certificate is ordered anew"))),
            ("spec issuerRef", Reissues("another issuer signs a new certificate")),
            ("spec issuerRef kind", Default("Issuer"!)),
            ("spec issuerRef group", Default("cert-manager.io"!)),
            ("spec secretName", Reissues("a new certificate is ordered into the other secret; the old secret stays")),
            ("spec privateKey", Reissues("the certificate is ordered anew with another key")),
            ("spec privateKey rotationPolicy", Assigned),
            ("spec usages", Set.And(Reissues("the certificate is ordered anew"))),
            ("spec duration", Duration.And(Reissues("the certificate is ordered anew"))),
            ("spec renewBefore", Duration))),
        ("cert-manager.io/ClusterIssuer", Issuer),
        ("cert-manager.io/Issuer", Issuer),
    ];

    private static Fields Issuer { get; } = Fields.Of(
        ("spec acme server", Reissues("certificates are ordered from another authority when they are next renewed")),
        ("", Leaves("certificates that it signed stay, and are no longer renewed by it")),
        ("spec acme email", Notes("the contact of the account is updated; certificates stay")),
        ("spec acme privateKeySecretRef name", Notes("another account is registered; certificates stay, and later ones are ordered by it")),
        ("spec acme solvers * http01 gatewayHTTPRoute parentRefs", By("namespace", "name", "sectionName")),
        ("spec acme solvers * http01 gatewayHTTPRoute parentRefs * group", Default(GatewayGroup!)),
        ("spec acme solvers * http01 gatewayHTTPRoute parentRefs * kind", Default("Gateway"!)),
        ("spec acme solvers * selector dnsNames", Set),
        ("spec acme solvers * selector dnsZones", Set));
}
