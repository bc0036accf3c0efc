using Infra.Components.Aws;

namespace Infra.Components.Networks;

/// <summary>Arguments of <see cref="Vpc"/>.</summary>
public sealed record VpcArgs : IChecked
{
    /// <summary>The account and region.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>The range of addresses, from /16 to /21. It cannot be changed later.</summary>
    [Address(AddressForms.Network)]
    public required string Cidr { get; init; }

    /// <summary>
    /// The availability zones, two to six. A new one is added at the end, since its place decides its subnets. Zones are settings: asking
    /// AWS for them would tie a preview to credentials, and its answer to the day.
    /// </summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9][a-z]", "a zone such as ap-northeast-2a")]
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>Ranges of subnets that are chosen by hand, by zone. Default: none; the network is divided into equal parts.</summary>
    public IReadOnlyDictionary<string, SubnetCidrs> Subnets { get; init; } = new Dictionary<string, SubnetCidrs>();

    /// <summary>
    /// Whether one zone is allowed, for clusters that the failure of one machine stops anyway. EKS needs two. Default: no.
    /// </summary>
    public bool AllowSingleZone { get; init; }

    /// <summary>The NAT gateways of private subnets. Default: one per zone.</summary>
    public NatGateways Nat { get; init; } = NatGateways.OnePerZone;

    /// <summary>
    /// The AWS services with a VPC endpoint, besides S3. Default: ECR (<c>ecr.api</c>, <c>ecr.dkr</c>),
    /// <c>secretsmanager</c> and <c>sts</c>.
    /// </summary>
    [Matches("[a-z0-9]+([-.][a-z0-9]+)*", "a service such as ecr.api")]
    public IReadOnlyList<string> Endpoints { get; init; } = ["ecr.api", "ecr.dkr", "secretsmanager", "sts"];

    /// <summary>Ranges of networks that this one is peered with and must not overlap. Default: none.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> PeerCidrs { get; init; } = [];

    /// <summary>The retention of the flow logs in days, one of the numbers that CloudWatch allows. Default: 90.</summary>
    public int FlowLogDays { get; init; } = 90;

    void IChecked.Check(Problems problems)
    {
        AddressPlan.Check(this, problems);
        problems.AddLogRetention(nameof(FlowLogDays), FlowLogDays);
        problems.AddDuplicates(Codes.DuplicateName, nameof(Endpoints), Endpoints);
    }
}
