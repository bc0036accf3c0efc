using System.Collections.Immutable;
using Infra.Components;
using Infra.Components.Clusters;
using Pulumi;

namespace Infra.Stacks;

/// <summary>The machines of a network that another stack made, by name.</summary>
internal sealed class NetworkMachines
{
    /// <summary>The output of the network's stack with the addresses.</summary>
    public const string Output = "machines";

    /// <summary>The name of the bastion among them.</summary>
    public const string Bastion = "bastion";

    private readonly string _stack;
    private readonly Output<ImmutableDictionary<string, object>> _machines;

    private NetworkMachines(string stack)
    {
        var here = Deployment.Instance;
        _stack = stack;
        _machines = new StackReference($"{here.OrganizationName}/{here.ProjectName}/{stack}").GetOutput(Output)
            .Apply(value => value as ImmutableDictionary<string, object>
                ?? throw new RunException($"The stack {stack} has no output named {Output}: deploy it first, then this stack."));
    }

    /// <summary>A cluster on the machines of a stack's network; as it is where there is none.</summary>
    /// <param name="args">The cluster.</param>
    /// <param name="stack">The stack of the network, or null.</param>
    public static T Under<T>(T args, string? stack)
        where T : MachineClusterArgs
    {
        if (stack is null)
            return args;

        var machines = new NetworkMachines(stack);
        return (T)args.At(name => machines.Address(name));
    }

    private Output<string> Address(string name) => _machines.Apply(machines => machines.GetValueOrDefault(name) as string
        ?? throw new RunException($"The stack {_stack} has no machine named {name}: deploy it first, then this stack."));
}

/// <summary>The settings of a stack that makes a network with machines.</summary>
internal interface INetworkSettings
{
    /// <summary>The names of the nodes.</summary>
    IEnumerable<string> Nodes { get; }

    /// <summary>The ports of the nodes that its load balancer sends to.</summary>
    LoadBalancing.NodePorts NodePorts { get; }
}
