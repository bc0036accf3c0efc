using Pulumi.Aws.Vpc;

namespace Infra.Components.Networks;

/// <summary>Writes the rules of security groups, one resource each, so that a change of one touches no other.</summary>
internal sealed class GroupRules(string name, ComponentResource parent)
{
    public void In(Output<string> group, string rule, string description, Traffic traffic, string network)
    {
        var args = In(group, description, traffic);
        if (network.Contains(':'))
            args.CidrIpv6 = network;
        else
            args.CidrIpv4 = network;

        _ = new SecurityGroupIngressRule($"{name}-in-{rule}", args, parent.Child());
    }

    public void InFrom(Output<string> group, string rule, string description, Traffic traffic, Output<string> source)
    {
        var args = In(group, description, traffic);
        args.ReferencedSecurityGroupId = source;
        _ = new SecurityGroupIngressRule($"{name}-in-{rule}", args, parent.Child());
    }

    public void Out(Output<string> group, string rule, string description, Traffic traffic, string network)
    {
        var args = Out(group, description, traffic);
        args.CidrIpv4 = network;
        _ = new SecurityGroupEgressRule($"{name}-out-{rule}", args, parent.Child());
    }

    public void OutTo(Output<string> group, string rule, string description, Traffic traffic, Output<string> target)
    {
        var args = Out(group, description, traffic);
        args.ReferencedSecurityGroupId = target;
        _ = new SecurityGroupEgressRule($"{name}-out-{rule}", args, parent.Child());
    }

    private static SecurityGroupIngressRuleArgs In(Output<string> group, string description, Traffic traffic)
    {
        var args = new SecurityGroupIngressRuleArgs { SecurityGroupId = group, Description = description, IpProtocol = traffic.Protocol };
        if (traffic.First is { } first)
            (args.FromPort, args.ToPort) = (first, traffic.Last ?? first);

        return args;
    }

    private static SecurityGroupEgressRuleArgs Out(Output<string> group, string description, Traffic traffic)
    {
        var args = new SecurityGroupEgressRuleArgs { SecurityGroupId = group, Description = description, IpProtocol = traffic.Protocol };
        if (traffic.First is { } first)
            (args.FromPort, args.ToPort) = (first, traffic.Last ?? first);

        return args;
    }
}
