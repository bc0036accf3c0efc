using Infra.Components.Aws;

namespace Infra.Components.Certificates;

/// <summary>How the ownership of a name is proven.</summary>
public abstract record AcmeSolver
{
    private AcmeSolver()
    {
    }

    /// <summary>
    /// By a file that the authority fetches over plain HTTP through a Gateway: for single names that resolve to it. The Gateway's listener
    /// on port 80 must take routes from the certificate's namespace.
    /// </summary>
    public sealed record Http : AcmeSolver
    {
        /// <summary>The Gateway that the names resolve to.</summary>
        public required GatewayRef Gateway { get; init; }
    }

    /// <summary>
    /// By a file that the authority fetches over plain HTTP through an ingress controller: for single names that resolve to it.
    /// </summary>
    public sealed record Ingress : AcmeSolver
    {
        /// <summary>The controller's IngressClass.</summary>
        [Name]
        public required string ClassName { get; init; }
    }

    /// <summary>By a record in a zone of AWS Route 53: for names that are not reachable yet, for private ones and for wildcards.</summary>
    public sealed record Route53 : AcmeSolver
    {
        /// <summary>The zones of the names that are proven this way. Default: all.</summary>
        [HostName]
        public IReadOnlyList<string> Zones { get; init; } = [];

        /// <summary>The hosted zone's identifier. Default: cert-manager looks for it, which needs permission to list zones.</summary>
        [Matches("[A-Z0-9]{1,32}", "an identifier such as Z0123456789ABCDEFGHIJ")]
        public string? HostedZone { get; init; }

        /// <summary>The region of the API. Default: cert-manager's own, from its environment.</summary>
        [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
        public string? Region { get; init; }

        /// <summary>The role that cert-manager assumes. Default: none.</summary>
        [Matches(@"arn:aws[a-z-]*:iam::[0-9]{12}:role/.+", "a role's ARN")]
        public string? Role { get; init; }

        /// <summary>
        /// The Secret with an access key; for a cluster-wide issuer it stands in cert-manager's namespace. Default: the credentials of
        /// cert-manager's own service account (IRSA or Pod Identity).
        /// </summary>
        public AwsKeys? Keys { get; init; }
    }
}
