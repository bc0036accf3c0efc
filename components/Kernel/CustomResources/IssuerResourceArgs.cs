using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A signer of certificates: an Issuer, or a ClusterIssuer.</summary>
/// <param name="kind"><c>Issuer</c> or <c>ClusterIssuer</c>.</param>
public sealed class IssuerResourceArgs(string kind) : CustomResourceArgs("cert-manager.io/v1", kind)
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<IssuerSpecArgs> Spec { get; init; }
}

/// <summary>How an issuer signs.</summary>
public sealed class IssuerSpecArgs : ResourceArgs
{
    /// <summary>By ACME.</summary>
    [Input("acme", required: true)]
    public required Input<AcmeArgs> Acme { get; init; }
}

/// <summary>An account at a certificate authority that speaks ACME.</summary>
public sealed class AcmeArgs : ResourceArgs
{
    /// <summary>The URL of its directory.</summary>
    [Input("server", required: true)]
    public required Input<string> Server { get; init; }

    /// <summary>Where it writes to.</summary>
    [Input("email", required: true)]
    public required Input<string> Email { get; init; }

    /// <summary>The Secret with the account's key.</summary>
    [Input("privateKeySecretRef", required: true)]
    public required Input<AcmeSecretArgs> PrivateKeySecretRef { get; init; }

    /// <summary>How names are proven.</summary>
    [Input("solvers", required: true)]
    public required InputList<AcmeSolverArgs> Solvers { get; init; }
}

/// <summary>A Secret, or one key of it.</summary>
public sealed class AcmeSecretArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The key.</summary>
    [Input("key")]
    public Input<string>? Key { get; init; }
}

/// <summary>How names are proven: one of the two.</summary>
public sealed class AcmeSolverArgs : ResourceArgs
{
    /// <summary>Which names; none for all.</summary>
    [Input("selector")]
    public Input<AcmeSelectorArgs>? Selector { get; init; }

    /// <summary>By a file.</summary>
    [Input("http01")]
    public Input<AcmeHttp01Args>? Http01 { get; init; }

    /// <summary>By a DNS record.</summary>
    [Input("dns01")]
    public Input<AcmeDns01Args>? Dns01 { get; init; }
}

/// <summary>Which names are proven this way.</summary>
public sealed class AcmeSelectorArgs : ResourceArgs
{
    /// <summary>The zones.</summary>
    [Input("dnsZones", required: true)]
    public required InputList<string> DnsZones { get; init; }
}

/// <summary>A proof by a file.</summary>
public sealed class AcmeHttp01Args : ResourceArgs
{
    /// <summary>Served through a Gateway.</summary>
    [Input("gatewayHTTPRoute", required: true)]
    public required Input<AcmeGatewayRouteArgs> GatewayHttpRoute { get; init; }
}

/// <summary>A proof served through a Gateway.</summary>
public sealed class AcmeGatewayRouteArgs : ResourceArgs
{
    /// <summary>What the route attaches to.</summary>
    [Input("parentRefs", required: true)]
    public required InputList<ParentRefArgs> ParentRefs { get; init; }
}

/// <summary>A proof by a DNS record.</summary>
public sealed class AcmeDns01Args : ResourceArgs
{
    /// <summary>In Route 53.</summary>
    [Input("route53", required: true)]
    public required Input<AcmeRoute53Args> Route53 { get; init; }
}

/// <summary>A proof by a record in Route 53.</summary>
public sealed class AcmeRoute53Args : ResourceArgs
{
    /// <summary>The region of the API.</summary>
    [Input("region")]
    public Input<string>? Region { get; init; }

    /// <summary>The hosted zone.</summary>
    [Input("hostedZoneID")]
    public Input<string>? HostedZoneId { get; init; }

    /// <summary>The role to assume.</summary>
    [Input("role")]
    public Input<string>? Role { get; init; }

    /// <summary>The access key's identifier.</summary>
    [Input("accessKeyIDSecretRef")]
    public Input<AcmeSecretArgs>? AccessKeyIdSecretRef { get; init; }

    /// <summary>The access key's secret part.</summary>
    [Input("secretAccessKeySecretRef")]
    public Input<AcmeSecretArgs>? SecretAccessKeySecretRef { get; init; }
}
