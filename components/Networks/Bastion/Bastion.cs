using Infra.Components.Aws;
using Ec2 = Pulumi.Aws.Ec2;

namespace Infra.Components.Networks;

/// <summary>
/// The one machine with a public address. It forwards SSH to the others and does nothing else: builds and deployments
/// belong elsewhere. It has no permissions in AWS.
/// </summary>
public sealed class Bastion : ComponentResource
{
    /// <summary>Makes the machine.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">
    /// SSH would be open to the whole internet, no network or key is given, or a value is malformed.
    /// </exception>
    public Bastion(string name, BastionArgs args, ComponentResourceOptions? options = null)
        : base("infra:networks:Bastion", name, options.On(args.Checked(name).Network.Account))
    {
        var group = new Ec2.SecurityGroup(name, new Ec2.SecurityGroupArgs
        {
            Description = $"Bastion {name}",
            VpcId = args.Network.Id,
            Tags = new() { { "Name", name } },
        }, this.Child());
        SecurityGroup = group.Id;
        var rules = new GroupRules(name, this);
        foreach (var network in args.SshFrom)
        {
            rules.In(group.Id, $"ssh-from-{network.Replace('/', '-').Replace('.', '-').Replace(':', '-')}",
                "SSH from an administrators' network", new Traffic("tcp", 22), network);
        }

        rules.Out(group.Id, "ssh-inside", "SSH to machines inside", new Traffic("tcp", 22), args.Network.Cidr);
        rules.Out(group.Id, "api-inside", "The API of a cluster inside, for administrators", new Traffic("tcp", 6443), args.Network.Cidr);
        rules.Out(group.Id, "http", "Packages", new Traffic("tcp", 80), "0.0.0.0/0");
        rules.Out(group.Id, "https", "Packages", new Traffic("tcp", 443), "0.0.0.0/0");

        var machine = new Ec2.Instance(name, Machine.Args(name, args.Image, args.InstanceType, 20,
            args.Network.Zones[0].PublicId, [group.Id], CloudConfig.Text(args.AuthorizedKeys, passesOn: true)), this.Child());
        var address = new Ec2.Eip(name, new Ec2.EipArgs { Domain = "vpc", Instance = machine.Id, Tags = new() { { "Name", name } } },
            this.Child());
        Host = address.PublicIp;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Its public address.</summary>
    public Output<string> Host { get; }

    /// <summary>The id of its security group: the only one from which machines inside take SSH.</summary>
    public Output<string> SecurityGroup { get; }
}
