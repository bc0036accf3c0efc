using Infra.Components.Aws;
using Ec2 = Pulumi.Aws.Ec2;

namespace Infra.Components.Networks;

/// <summary>
/// Machines in private subnets for k3s or kubeadm, and exactly the flows between them that Kubernetes and its pod network need. They reach
/// the internet, which does not reach them.
/// </summary>
public sealed class PrivateMachines : ComponentResource
{
    private readonly string _name;
    private readonly PrivateMachinesArgs _args;

    /// <summary>Makes the machines.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A machine is listed twice or in no zone of the network, or their number is even.</exception>
    public PrivateMachines(string name, PrivateMachinesArgs args, ComponentResourceOptions? options = null)
        : base("infra:networks:PrivateMachines", name, options.On(args.Checked(name).Network.Account))
    {
        (_name, _args) = (name, args);

        var nodes = MakeGroup("nodes", "All nodes");
        var plane = MakeGroup("control-plane", "Nodes of the control plane");
        LetThrough(nodes, plane);
        ControlPlane = [.. args.ControlPlane.Select((machine, i) => Make(machine, i, [nodes, plane], keep: true))];
        Workers = [.. args.Workers.Select((machine, i) => Make(machine, i, [nodes], keep: false))];
        SecurityGroup = nodes;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The machines of the control plane, in the order of the arguments.</summary>
    public IReadOnlyList<PrivateMachine> ControlPlane { get; }

    /// <summary>The machines that pods run on, in the order of the arguments.</summary>
    public IReadOnlyList<PrivateMachine> Workers { get; }

    /// <summary>The id of the security group of all of them.</summary>
    public Output<string> SecurityGroup { get; }

    private Output<string> MakeGroup(string what, string description) => new Ec2.SecurityGroup($"{_name}-{what}", new Ec2.SecurityGroupArgs
    {
        Description = $"{description} of {_name}",
        VpcId = _args.Network.Id,
        Tags = new() { { "Name", $"{_name}-{what}" } },
    }, this.Child()).Id;

    private void LetThrough(Output<string> nodes, Output<string> plane)
    {
        var rules = new GroupRules(_name, this);
        foreach (var flow in NodeFlow.Of(_args.PodNetwork))
        {
            rules.InFrom(flow.ToControlPlane ? plane : nodes, flow.Rule, flow.Description, flow.Traffic, flow.From switch
            {
                NodeSource.Bastion => _args.Bastion.SecurityGroup,
                NodeSource.ControlPlane => plane,
                _ => nodes,
            });
        }

        rules.OutTo(nodes, "nodes", "Whatever the other nodes let in", new Traffic("-1"), nodes);
        rules.Out(nodes, "endpoints", "AWS services, from inside the network", new Traffic("tcp", 443), _args.Network.Cidr);
        foreach (var port in _args.PortsOutside)
        {
            rules.Out(nodes, string.Create(CultureInfo.InvariantCulture, $"port-{port}"), "The internet", new Traffic("tcp", port),
                "0.0.0.0/0");
        }
    }

    private PrivateMachine Make(MachineArgs machine, int index, IEnumerable<Output<string>> groups, bool keep)
    {
        var zones = _args.Network.Zones;
        var zone = zones.FirstOrDefault(zone => zone.Zone == machine.Zone) ?? zones[index % zones.Count];
        var name = $"{_name}-{machine.Name}";
        var args = Machine.Args(machine.Name, _args.Image, machine.InstanceType, machine.DiskGib, zone.PrivateId, groups,
            CloudConfig.Text(_args.AuthorizedKeys, passesOn: false));
        args.DisableApiTermination = keep;

        var options = this.Child();
        options.Protect = keep;
        // A newer image would replace every machine at once, etcd with them. A machine is replaced by one of another name.
        options.IgnoreChanges.AddRange(["ami", "userData"]);
        var made = new Ec2.Instance(name, args, options);
        return new PrivateMachine(machine.Name, made.Id, made.PrivateIp);
    }
}
