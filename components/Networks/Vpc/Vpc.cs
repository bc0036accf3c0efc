using Infra.Components.Aws;
using Ec2 = Pulumi.Aws.Ec2;

namespace Infra.Components.Networks;

/// <summary>
/// A network of one's own: in each zone a subnet that the internet reaches and one that it does not, gateways both ways, ways to AWS's
/// services that stay inside, and a record of every connection.
/// </summary>
public sealed class Vpc : ComponentResource
{
    private readonly string _name;
    private readonly VpcArgs _args;

    /// <summary>Makes the network.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">
    /// Ranges overlap, are too small or lie outside, or there are too few zones or zones of another region.
    /// </exception>
    public Vpc(string name, VpcArgs args, ComponentResourceOptions? options = null)
        : base("infra:networks:Vpc", name, options.On(args.Checked(name).Account))
    {
        var plan = AddressPlan.Of(args)!;
        _name = name;
        _args = args;
        Cidr = args.Cidr;
        PeerCidrs = args.PeerCidrs;
        Account = args.Account;

        var vpc = new Ec2.Vpc(name, new Ec2.VpcArgs
        {
            CidrBlock = args.Cidr,
            // Private names of endpoints, and of the cluster's API, resolve only with both.
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = Named(name),
        }, this.Child());
        Id = vpc.Id;

        var gateway = new Ec2.InternetGateway(name, new Ec2.InternetGatewayArgs { VpcId = Id, Tags = Named(name) }, this.Child());
        var subnets = args.Zones.Select((zone, i) => MakeSubnets(zone, plan.Subnets[i])).ToList();
        var outside = PublicRoutes(gateway, subnets);
        var (tables, inside) = PrivateRoutes(gateway, subnets);
        Zones = [.. subnets.Select((zone, i) => zone.Reachable(outside[i], inside[i]))];
        MakeEndpoints(tables, subnets);
        RecordFlows();
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The account and region.</summary>
    public AwsAccount Account { get; }

    /// <summary>The network's id.</summary>
    public Output<string> Id { get; }

    /// <summary>The network's range.</summary>
    public string Cidr { get; }

    /// <summary>The ranges of the networks that it is peered with.</summary>
    internal IReadOnlyList<string> PeerCidrs { get; }

    /// <summary>The subnets, in the order of the zones.</summary>
    public IReadOnlyList<ZoneSubnets> Zones { get; }

    private static InputMap<string> Named(string name) => new() { { "Name", name } };

    private ZoneSubnets MakeSubnets(string zone, (Ipv4Range Private, Ipv4Range Public) ranges)
    {
        // The roles tell load balancer controllers which subnets are for public load balancers and which for internal ones.
        var outside = MakeSubnet("public", zone, ranges.Public, "kubernetes.io/role/elb");
        var inside = MakeSubnet("private", zone, ranges.Private, "kubernetes.io/role/internal-elb");
        return new ZoneSubnets(zone, outside.Id, inside.Id, ranges.Private.ToString(), ranges.Public.ToString());
    }

    private Ec2.Subnet MakeSubnet(string kind, string zone, Ipv4Range range, string role)
    {
        var name = $"{_name}-{kind}-{zone}";
        return new Ec2.Subnet(name, new Ec2.SubnetArgs
        {
            VpcId = Id,
            AvailabilityZone = zone,
            CidrBlock = range.ToString(),
            // Public addresses are given on request only, not to every machine in the subnet.
            MapPublicIpOnLaunch = false,
            Tags = new() { { "Name", name }, { role, "1" } },
        }, this.Child());
    }

    private List<Input<string>[]> PublicRoutes(Ec2.InternetGateway gateway, List<ZoneSubnets> subnets)
    {
        var table = MakeTable("public");
        var route = new Ec2.Route($"{_name}-public", new Ec2.RouteArgs
        {
            RouteTableId = table.Id,
            DestinationCidrBlock = "0.0.0.0/0",
            GatewayId = gateway.Id,
        }, this.Child());
        return [.. subnets.Select(zone => new Input<string>[] { route.Id, Associate($"public-{zone.Zone}", zone.PublicId, table) })];
    }

    private (List<Ec2.RouteTable> Tables, List<Input<string>[]> Ways) PrivateRoutes(Ec2.InternetGateway gateway, List<ZoneSubnets> subnets)
    {
        var nats = (_args.Nat == NatGateways.One ? subnets.Take(1) : subnets).Select(zone => MakeNat(zone, gateway)).ToList();
        var tables = new List<Ec2.RouteTable>();
        var ways = new List<Input<string>[]>();
        for (var i = 0; i < subnets.Count; i++)
        {
            var table = MakeTable($"private-{subnets[i].Zone}");
            var route = new Ec2.Route($"{_name}-private-{subnets[i].Zone}", new Ec2.RouteArgs
            {
                RouteTableId = table.Id,
                DestinationCidrBlock = "0.0.0.0/0",
                NatGatewayId = nats[Math.Min(i, nats.Count - 1)].Id,
            }, this.Child());
            ways.Add([route.Id, Associate($"private-{subnets[i].Zone}", subnets[i].PrivateId, table)]);
            tables.Add(table);
        }

        return (tables, ways);
    }

    private Ec2.NatGateway MakeNat(ZoneSubnets zone, Ec2.InternetGateway gateway)
    {
        var name = $"{_name}-nat-{zone.Zone}";
        var address = new Ec2.Eip(name, new Ec2.EipArgs { Domain = "vpc", Tags = Named(name) }, this.Child(gateway));
        return new Ec2.NatGateway(name, new Ec2.NatGatewayArgs
        {
            SubnetId = zone.PublicId,
            AllocationId = address.AllocationId,
            Tags = Named(name),
        }, this.Child(gateway));
    }

    private Ec2.RouteTable MakeTable(string what) => new($"{_name}-{what}", new Ec2.RouteTableArgs
    {
        VpcId = Id,
        Tags = Named($"{_name}-{what}"),
    }, this.Child());

    private Output<string> Associate(string what, Output<string> subnet, Ec2.RouteTable table) =>
        new Ec2.RouteTableAssociation($"{_name}-{what}", new Ec2.RouteTableAssociationArgs { SubnetId = subnet, RouteTableId = table.Id },
            this.Child()).Id;

    private void MakeEndpoints(List<Ec2.RouteTable> tables, List<ZoneSubnets> subnets)
    {
        var s3 = new Ec2.VpcEndpointArgs
        {
            VpcId = Id,
            VpcEndpointType = "Gateway",
            ServiceName = ServiceName("s3"),
            Tags = Named($"{_name}-s3"),
        };
        foreach (var table in tables)
            s3.RouteTableIds.Add(table.Id);

        _ = new Ec2.VpcEndpoint($"{_name}-s3", s3, this.Child());
        if (_args.Endpoints.Count == 0)
            return;

        var group = new Ec2.SecurityGroup($"{_name}-endpoints", new Ec2.SecurityGroupArgs
        {
            Description = "AWS services, reached from inside the network",
            VpcId = Id,
            Tags = Named($"{_name}-endpoints"),
        }, this.Child());
        _ = new Pulumi.Aws.Vpc.SecurityGroupIngressRule($"{_name}-endpoints", new Pulumi.Aws.Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = group.Id,
            Description = "HTTPS from inside the network",
            CidrIpv4 = Cidr,
            IpProtocol = "tcp",
            FromPort = 443,
            ToPort = 443,
        }, this.Child());
        foreach (var service in _args.Endpoints)
            MakeEndpoint(service, group, subnets);
    }

    private void MakeEndpoint(string service, Ec2.SecurityGroup group, List<ZoneSubnets> subnets)
    {
        var name = $"{_name}-{service.Replace('.', '-')}";
        var endpoint = new Ec2.VpcEndpointArgs
        {
            VpcId = Id,
            VpcEndpointType = "Interface",
            ServiceName = ServiceName(service),
            PrivateDnsEnabled = true,
            SecurityGroupIds = { group.Id },
            Tags = Named(name),
        };
        foreach (var zone in subnets)
            endpoint.SubnetIds.Add(zone.PrivateId);

        // STS is also asked by those who have no identity yet; for the others, a foreign account's credentials are of no use in here.
        if (service != "sts")
        {
            endpoint.Policy = PolicyText.OnResource(("OwnAccountOnly", null, "*", ["*"],
                [new Condition("StringEquals", "aws:PrincipalAccount", Account.Id)]));
        }

        _ = new Ec2.VpcEndpoint(name, endpoint, this.Child());
    }

    private string ServiceName(string service) =>
        $"{(Account.Partition == "aws-cn" && service != "s3" ? "cn." : "")}com.amazonaws.{Account.Region}.{service}";

    private void RecordFlows()
    {
        var group = new Pulumi.Aws.CloudWatch.LogGroup($"{_name}-flows", new Pulumi.Aws.CloudWatch.LogGroupArgs
        {
            Name = $"/aws/vpc/{_name}/flows",
            RetentionInDays = _args.FlowLogDays,
        }, this.Child());
        var role = IamRole.Make($"{_name}-flows", $"Writes the flow logs of network {_name}",
            PolicyText.Trust("vpc-flow-logs.amazonaws.com", tagging: false,
            new Condition("ArnLike", "aws:SourceArn", Account.ArnOf("ec2", "vpc-flow-log/*")),
            new Condition("StringEquals", "aws:SourceAccount", Account.Id)), this);
        var permissions = role.Give($"{_name}-flows",
        [
            new Statement
            {
                Sid = "WriteFlows",
                Actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resources = [Output.Format($"{group.Arn}:*")],
            },
            new Statement
            {
                Sid = "FindGroup",
                Actions = ["logs:DescribeLogGroups"],
                NoResource = "listing is by account",
            },
        ], this);
        _ = new Ec2.FlowLog($"{_name}-flows", new Ec2.FlowLogArgs
        {
            VpcId = Id,
            TrafficType = "ALL",
            MaxAggregationInterval = 60,
            LogDestinationType = "cloud-watch-logs",
            LogDestination = group.Arn,
            IamRoleArn = role.Arn,
            Tags = Named($"{_name}-flows"),
        }, this.Child(permissions));
    }
}
