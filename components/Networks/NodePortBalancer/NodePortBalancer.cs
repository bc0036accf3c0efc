using Infra.Components.Aws;
using Pulumi.Aws.LB;
using Pulumi.Aws.LB.Inputs;
using Ec2 = Pulumi.Aws.Ec2;

namespace Infra.Components.Networks;

/// <summary>
/// The public entry to a cluster on own machines: a Network Load Balancer with node ports as its targets. It asks by TCP whether a node
/// answers there, since an ingress controller answers HTTP without a host by an error.
/// </summary>
public sealed class NodePortBalancer : ComponentResource
{
    // AWS takes 32 characters for a target group, and ours end in "-https".
    private const int LongestName = 26;

    private readonly string _name;
    private readonly NodePortBalancerArgs _args;

    /// <summary>Makes the load balancer.</summary>
    /// <param name="name">The component's name, a DNS label of at most 26 characters.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Addresses and zones differ in number, or a port is none that nodes may have.</exception>
    public NodePortBalancer(string name, NodePortBalancerArgs args, ComponentResourceOptions? options = null)
        : base("infra:networks:NodePortBalancer", name, options.On(args.Checked(name, LongestName).Network.Account))
    {
        (_name, _args) = (name, args);

        var group = new Ec2.SecurityGroup(name, new Ec2.SecurityGroupArgs
        {
            Description = $"Load balancer {name}",
            VpcId = args.Network.Id,
            Tags = new() { { "Name", name } },
        }, this.Child());
        var balancer = MakeBalancer(group);
        var rules = new GroupRules(name, this);
        Forward(balancer, group, rules, "http", 80, args.Ports.Http);
        Forward(balancer, group, rules, "https", 443, args.Ports.Https);
        DnsName = balancer.DnsName;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Its own name in DNS. Hosts are better pointed at the addresses, which stay.</summary>
    public Output<string> DnsName { get; }

    private LoadBalancer MakeBalancer(Ec2.SecurityGroup group)
    {
        var args = new LoadBalancerArgs
        {
            Name = _name,
            LoadBalancerType = "network",
            Internal = false,
            SecurityGroups = { group.Id },
            EnableCrossZoneLoadBalancing = true,
            Tags = new() { { "Name", _name } },
        };
        for (var i = 0; i < _args.Network.Zones.Count; i++)
        {
            args.SubnetMappings.Add(new LoadBalancerSubnetMappingArgs
            {
                SubnetId = _args.Network.Zones[i].PublicId,
                AllocationId = _args.Addresses.Allocations[i],
            });
        }

        var options = this.Child();
        // An address is held by one load balancer at a time: the old one has to let go first.
        options.DeleteBeforeReplace = true;
        return new LoadBalancer(_name, args, options);
    }

    private void Forward(LoadBalancer balancer, Ec2.SecurityGroup group, GroupRules rules, string what, int port, int nodePort)
    {
        for (var i = 0; i < _args.From.Count; i++)
        {
            rules.In(group.Id, string.Create(CultureInfo.InvariantCulture, $"{what}-{i}"), $"{what.ToUpperInvariant()} from clients",
                new Traffic("tcp", port), _args.From[i]);
        }

        rules.OutTo(group.Id, what, $"{what.ToUpperInvariant()} to the nodes", new Traffic("tcp", nodePort), _args.Machines.SecurityGroup);
        rules.InFrom(_args.Machines.SecurityGroup, $"nodes-{what}", $"{what.ToUpperInvariant()} from the load balancer",
            new Traffic("tcp", nodePort), group.Id);

        var name = $"{_name}-{what}";
        var targets = new TargetGroup(name, new TargetGroupArgs
        {
            Name = name,
            VpcId = _args.Network.Id,
            TargetType = "instance",
            Protocol = "TCP",
            Port = nodePort,
            PreserveClientIp = _args.ProxyProtocol ? "false" : "true",
            ProxyProtocolV2 = _args.ProxyProtocol,
            DeregistrationDelay = 60,
            HealthCheck = new TargetGroupHealthCheckArgs
            {
                Protocol = "TCP",
                Port = nodePort.ToString(CultureInfo.InvariantCulture),
                Interval = 10,
                HealthyThreshold = 2,
                UnhealthyThreshold = 2,
            },
        }, this.Child());
        foreach (var machine in _args.Machines.Workers.Count > 0 ? _args.Machines.Workers : _args.Machines.ControlPlane)
        {
            _ = new TargetGroupAttachment($"{name}-{machine.Name}", new TargetGroupAttachmentArgs
            {
                TargetGroupArn = targets.Arn,
                TargetId = machine.Id,
                Port = nodePort,
            }, this.Child());
        }

        _ = new Listener(name, new ListenerArgs
        {
            LoadBalancerArn = balancer.Arn,
            Protocol = "TCP",
            Port = port,
            DefaultActions = { new ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = targets.Arn } },
        }, this.Child());
    }
}
