using Infra.Components.Aws;
using Infra.Components.Networks;
using Pulumi;

namespace Infra.Stacks.Network;

/// <summary>A cloud: <c>infra:cloud</c>. Each is one case that makes a <see cref="Site"/> of its own arguments.</summary>
public abstract record CloudSettings
{
    private CloudSettings()
    {
    }

    /// <summary>The names of the nodes.</summary>
    internal abstract IEnumerable<string> Machines { get; }

    /// <summary>Makes the network with everything in it.</summary>
    /// <param name="settings">What is said of it in the words of no cloud.</param>
    internal abstract Site Make(NetworkSettings settings);

    /// <summary>AWS.</summary>
    public sealed record Aws : CloudSettings
    {
        /// <summary>The account and region.</summary>
        public required AwsAccountArgs Account { get; init; }

        /// <summary>The network.</summary>
        public required VpcArgs Network { get; init; }

        /// <summary>The one machine that SSH reaches from outside.</summary>
        public required BastionArgs Bastion { get; init; }

        /// <summary>The machines that are to be nodes.</summary>
        public required PrivateMachinesArgs Nodes { get; init; }

        internal override IEnumerable<string> Machines => Nodes.ControlPlane.Concat(Nodes.Workers).Select(machine => machine.Name);

        internal override Site Make(NetworkSettings settings)
        {
            var network = new Vpc(settings.Name, Network with { Account = new AwsAccount("aws", Account) });
            var bastion = new Bastion($"{settings.Name}-bastion", Bastion with { Network = network });
            var nodes = new PrivateMachines(settings.Name, Nodes with { Network = network, Bastion = bastion });
            // They outlive the load balancer: a new one has the same addresses, and sends to the same ports.
            var addresses = new PublicAddresses($"{settings.Name}-edge", new() { Network = network });
            _ = new NodePortBalancer($"{settings.Name}-edge", new()
            {
                Network = network,
                Machines = nodes,
                Ports = settings.NodePorts,
                Addresses = addresses,
                From = settings.Clients,
            });
            return new Site
            {
                Bastion = bastion.Host,
                Nodes = nodes.ControlPlane.Concat(nodes.Workers).ToDictionary(node => node.Name, node => node.Address),
                Addresses = addresses.Addresses,
            };
        }
    }
}

/// <summary>What a network is to the stacks on it, in whatever cloud it is.</summary>
public sealed record Site
{
    /// <summary>The public address of the bastion.</summary>
    public required Output<string> Bastion { get; init; }

    /// <summary>The private addresses of the nodes, by name.</summary>
    public required IReadOnlyDictionary<string, Output<string>> Nodes { get; init; }

    /// <summary>The public addresses of the load balancer, which hosts are pointed at.</summary>
    public required IReadOnlyList<Output<string>> Addresses { get; init; }
}
