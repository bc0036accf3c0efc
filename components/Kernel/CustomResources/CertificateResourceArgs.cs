using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A certificate that is kept valid.</summary>
public sealed class CertificateResourceArgs() : CustomResourceArgs("cert-manager.io/v1", "Certificate")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<CertificateSpecArgs> Spec { get; init; }
}

/// <summary>What a certificate is to be.</summary>
public sealed class CertificateSpecArgs : ResourceArgs
{
    /// <summary>The Secret that takes it.</summary>
    [Input("secretName", required: true)]
    public required Input<string> SecretName { get; init; }

    /// <summary>The names on it.</summary>
    [Input("dnsNames", required: true)]
    public required InputList<string> DnsNames { get; init; }

    /// <summary>Who signs.</summary>
    [Input("issuerRef", required: true)]
    public required Input<CertificateIssuerArgs> IssuerRef { get; init; }

    /// <summary>The key.</summary>
    [Input("privateKey")]
    public Input<CertificateKeyArgs>? PrivateKey { get; init; }
}

/// <summary>Who signs a certificate.</summary>
public sealed class CertificateIssuerArgs : ResourceArgs
{
    /// <summary>The API group, <c>cert-manager.io</c>.</summary>
    [Input("group", required: true)]
    public required Input<string> Group { get; init; }

    /// <summary><c>Issuer</c> or <c>ClusterIssuer</c>.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

/// <summary>The key of a certificate.</summary>
public sealed class CertificateKeyArgs : ResourceArgs
{
    /// <summary><c>RSA</c> or <c>ECDSA</c>.</summary>
    [Input("algorithm", required: true)]
    public required Input<string> Algorithm { get; init; }

    /// <summary>The size in bits.</summary>
    [Input("size", required: true)]
    public required Input<int> Size { get; init; }
}
