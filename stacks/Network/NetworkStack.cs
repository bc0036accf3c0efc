using System.Collections.Immutable;
using Infra.Components.Settings;
using Pulumi;

namespace Infra.Stacks.Network;

/// <summary>
/// A private network with machines for a cluster: one bastion leads in for administrators, one load balancer for clients. It has a stack of
/// its own, since who changes networks is mostly someone else than who changes what runs on them.
/// </summary>
public sealed class NetworkStack : Stack
{
    private NetworkStack(NetworkSettings settings, StackOptions options)
        : base(options)
    {
        var site = settings.Cloud.Make(settings);
        var machines = site.Nodes.Append(KeyValuePair.Create(NetworkMachines.Bastion, site.Bastion)).OrderBy(machine => machine.Key, StringComparer.Ordinal).ToArray();
        Machines = Output.All(machines.Select(machine => machine.Value)).Apply(addresses => machines
            .Zip(addresses, (machine, address) => KeyValuePair.Create(machine.Key, address)).ToImmutableDictionary(StringComparer.Ordinal));
        Addresses = Output.All(site.Addresses);
    }

    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "network",
        "a private network with machines for a cluster, one bastion and one load balancer",
        typeof(NetworkSettings),
        (settings, options) => new NetworkStack((NetworkSettings)settings, options));

    /// <summary>The addresses of the machines, by name: private ones, and the bastion's public one.</summary>
    [Output(NetworkMachines.Output)]
    public Output<ImmutableDictionary<string, string>> Machines { get; private set; }

    /// <summary>The public addresses of the load balancer, which hosts are to be pointed at.</summary>
    [Output("addresses")]
    public Output<ImmutableArray<string>> Addresses { get; private set; }
}
