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
    [Input("dnsNames", required: true)] public required InputList<string> DnsNames { get; init; }
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
}
