using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A certificate that is kept valid.</summary>
internal sealed class CertificateResourceArgs() : CustomResourceArgs("cert-manager.io/v1", "Certificate")
{
    [Input("spec", required: true)] public required Input<CertificateSpecArgs> Spec { get; init; }
}

internal sealed class CertificateSpecArgs : ResourceArgs
{
    [Input("secretName", required: true)] public required Input<string> SecretName { get; init; }
    [Input("commonName")] public Input<string>? CommonName { get; init; } // one of the two has to be there
    [Input("dnsNames")] public InputList<string>? DnsNames { get; init; }
    [Input("isCA")] public Input<bool>? IsAuthority { get; init; }
    [Input("duration")] public Input<string>? Duration { get; init; } // cert-manager's 90 days if not said
    [Input("usages")] public InputList<string>? Usages { get; init; }
    [Input("issuerRef", required: true)] public required Input<CertificateIssuerArgs> IssuerRef { get; init; }
    [Input("privateKey")] public Input<CertificateKeyArgs>? PrivateKey { get; init; }
}

internal sealed class CertificateIssuerArgs : ResourceArgs
{
    [Input("group", required: true)] public required Input<string> Group { get; init; } // cert-manager.io
    [Input("kind", required: true)] public required Input<string> Kind { get; init; } // Issuer or ClusterIssuer
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class CertificateKeyArgs : ResourceArgs
{
    [Input("algorithm", required: true)] public required Input<string> Algorithm { get; init; } // RSA or ECDSA
    [Input("size", required: true)] public required Input<int> Size { get; init; }
    [Input("encoding")] public Input<string>? Encoding { get; init; } // PKCS1 or PKCS8
}
