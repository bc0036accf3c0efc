using Infra.Components.Aws;
using Infra.Components.Validation;

namespace Infra.Components.Networks;

/// <summary>Arguments of <see cref="Vpc"/>.</summary>
public sealed record VpcArgs
{
    /// <summary>The account and region.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>The range of addresses, from /16 to /21. It cannot be changed later.</summary>
    [Address(AddressForms.Network)]
    public required string Cidr { get; init; }

    /// <summary>The zones, two at least and six at most. A zone is added at the end; its place decides its subnets.</summary>
    public required IReadOnlyList<ZoneArgs> Zones { get; init; }

    /// <summary>
    /// Whether one zone is enough, for a cluster that one machine's failure stops anyway. EKS never takes it. Default: no.
    /// </summary>
    public bool OneZoneIsEnough { get; init; }

    /// <summary>How private subnets reach the internet. Default: by one gateway in each zone.</summary>
    public NatGateways Nat { get; init; } = NatGateways.OnePerZone;

    /// <summary>
    /// The services that are reached without leaving the network, beside S3. Default: ECR (<c>ecr.api</c>, <c>ecr.dkr</c>),
    /// <c>secretsmanager</c> and <c>sts</c>.
    /// </summary>
    [Matches("[a-z0-9]+([-.][a-z0-9]+)*", "a service such as ecr.api")]
    public IReadOnlyList<string> Endpoints { get; init; } = ["ecr.api", "ecr.dkr", "secretsmanager", "sts"];

    /// <summary>Ranges of other networks that this one is to be connected with; it must not overlap them. Default: none.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> Neighbours { get; init; } = [];

    /// <summary>For how many days the record of all connections is kept. CloudWatch takes certain numbers only. Default: 90.</summary>
    public int FlowLogDays { get; init; } = 90;
}
