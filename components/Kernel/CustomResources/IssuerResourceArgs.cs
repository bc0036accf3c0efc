using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A signer of certificates: an Issuer, or a ClusterIssuer.</summary>
internal sealed class IssuerResourceArgs(string kind) : CustomResourceArgs("cert-manager.io/v1", kind)
{
    [Input("spec", required: true)] public required Input<IssuerSpecArgs> Spec { get; init; }
}

internal sealed class IssuerSpecArgs : ResourceArgs
{
    // One of the three.
    [Input("acme")] public Input<AcmeArgs>? Acme { get; init; }
    [Input("selfSigned")] public Input<SelfSignedArgs>? SelfSigned { get; init; }
    [Input("ca")] public Input<AuthorityArgs>? Authority { get; init; }
}

/// <summary>Each certificate signs itself. There is nothing to say.</summary>
internal sealed class SelfSignedArgs : ResourceArgs;

internal sealed class AuthorityArgs : ResourceArgs
{
    [Input("secretName", required: true)] public required Input<string> SecretName { get; init; }
}

internal sealed class AcmeArgs : ResourceArgs
{
    [Input("server", required: true)] public required Input<string> Server { get; init; }
    [Input("email", required: true)] public required Input<string> Email { get; init; }
    [Input("privateKeySecretRef", required: true)] public required Input<AcmeSecretArgs> PrivateKeySecretRef { get; init; }
    [Input("solvers", required: true)] public required InputList<AcmeSolverArgs> Solvers { get; init; }
}

internal sealed class AcmeSecretArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("key")] public Input<string>? Key { get; init; }
}

/// <summary>How names are proven: <c>http01</c> or <c>dns01</c>.</summary>
internal sealed class AcmeSolverArgs : ResourceArgs
{
    [Input("selector")] public Input<AcmeSelectorArgs>? Selector { get; init; } // none for all
    [Input("http01")] public Input<AcmeHttp01Args>? Http01 { get; init; }
    [Input("dns01")] public Input<AcmeDns01Args>? Dns01 { get; init; }
}

internal sealed class AcmeSelectorArgs : ResourceArgs
{
    [Input("dnsZones", required: true)] public required InputList<string> DnsZones { get; init; }
}

internal sealed class AcmeHttp01Args : ResourceArgs
{
    // One of the two.
    [Input("gatewayHTTPRoute")] public Input<AcmeGatewayRouteArgs>? GatewayHttpRoute { get; init; }
    [Input("ingress")] public Input<AcmeIngressArgs>? Ingress { get; init; }
}

internal sealed class AcmeIngressArgs : ResourceArgs
{
    [Input("ingressClassName", required: true)] public required Input<string> IngressClassName { get; init; }
}

internal sealed class AcmeGatewayRouteArgs : ResourceArgs
{
    [Input("parentRefs", required: true)] public required InputList<ParentRefArgs> ParentRefs { get; init; }
}

internal sealed class AcmeDns01Args : ResourceArgs
{
    [Input("route53", required: true)] public required Input<AcmeRoute53Args> Route53 { get; init; }
}

internal sealed class AcmeRoute53Args : ResourceArgs
{
    [Input("region")] public Input<string>? Region { get; init; }
    [Input("hostedZoneID")] public Input<string>? HostedZoneId { get; init; }
    [Input("role")] public Input<string>? Role { get; init; }
    [Input("accessKeyIDSecretRef")] public Input<AcmeSecretArgs>? AccessKeyIdSecretRef { get; init; }
    [Input("secretAccessKeySecretRef")] public Input<AcmeSecretArgs>? SecretAccessKeySecretRef { get; init; }
}
