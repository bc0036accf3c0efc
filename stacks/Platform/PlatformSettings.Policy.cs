using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Infra.Policies;

namespace Infra.Stacks;

/// <content>What a stack says of the network it stands on, and of the policy it is held to.</content>
public abstract partial record PlatformSettings : IPolicySettings
{
    /// <summary>
    /// The financial security policy that the stack is held to: what breaks it, in its settings or in what it makes, is refused.
    /// <c>docs/financial-policy.md</c> lists what it asks for. Default: none.
    /// </summary>
    public FinancialPolicy? FinancialPolicy { get; init; }

    /// <summary>Where code is taken from and where what runs is written down, each with the member that says so. Default: none.</summary>
    protected virtual IEnumerable<(string Member, string Code, string Written)> Deliveries => [];

    /// <inheritdoc/>
    public virtual void CheckPolicy(object? owner, Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var (member, code, _) in Deliveries.Where(delivery => IsOneRepository(delivery.Code, delivery.Written)))
        {
            problems.Add(Codes.JoinedDuties, member, code, "another repository than the one that says what runs",
                "write what runs into a repository of its own, where others approve");
        }

        if (Platform is not null)
        {
            problems.AddIf(owner is not IPolicySettings { FinancialPolicy: not null }, Codes.PublicNode, nameof(Platform), Platform.Stack,
                "a platform that is held to the policy too", $"set infra:financialPolicy in {Platform.Stack}");
            return;
        }

        problems.AddIf(Network is not null && owner is not IPolicySettings { FinancialPolicy: not null }, Codes.PublicNode, nameof(Network), Network,
            "a network that is held to the policy too", $"set infra:financialPolicy in {Network}");
        if (Cluster is ClusterSettings.Existing)
        {
            const string fix = "let the stack make the cluster, or write down how it is so there, as an exception";
            problems.Add(Codes.PublicNode, nameof(Cluster), "a cluster that exists", "nodes that are known to be private", fix);
            problems.Add(Codes.SecondBastion, nameof(Cluster), "a cluster that exists", "one bastion that is known", fix);
            problems.Add(Codes.NoAuditLog, nameof(Cluster), "a cluster that exists", "an API server that is known to write an audit log", fix);
            problems.Add(Codes.PlainSecrets, nameof(Cluster), "a cluster that exists", "Secrets that are known to be encrypted in etcd", fix);
        }

        problems.AddIf(Monitoring is null, Codes.NoLastingMonitoring, nameof(Monitoring), null, "monitoring with volumes", "set infra:monitoring");
    }

    /// <summary>Whether two addresses are of one repository: by https, by SSH, with and without <c>.git</c>, or its owner and name alone.</summary>
    private protected static bool IsOneRepository(string one, string other) => Repository(one) == Repository(other);

    private void CheckNetwork(object owner, Problems problems)
    {
        if (owner is not INetworkSettings network)
        {
            problems.Add(Codes.ForeignPlatform, nameof(Network), Network, "a stack of the system network", "name the stack with infra:cloud");
            return;
        }

        string[] known = [.. network.Nodes, NetworkMachines.Bastion];
        foreach (var (member, host) in Cluster!.Machines!.HostsOf().Where(host => !known.Contains(host.Host)))
        {
            problems.Add(Codes.Undeclared, $"{nameof(Cluster)}.{member}", host, $"a machine of {Network}: {string.Join(", ", known)}",
                "name one of them, or add it there");
        }

        problems.AddIf(Cluster.Machines.NodePorts != network.NodePorts && (Cluster.Machines.NodePorts is not null || MetalLb is null), Codes.ForeignPlatform,
            $"{nameof(Cluster)}.{nameof(Cluster.Machines.NodePorts)}", Ports(Cluster.Machines.NodePorts),
            $"{Ports(network.NodePorts)}, to which the load balancer of {Network} sends", $"set both to the same ports, here and in {Network}");
    }

    private static string? Ports(Components.LoadBalancing.NodePorts? ports) => ports is null ? null : FormattableString.Invariant($"{ports.Http} and {ports.Https}");

    // One repository has several addresses.
    private static string Repository(string address)
    {
        var path = address.Contains("://", StringComparison.Ordinal) ? new Uri(address).AbsolutePath : address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var name = path.Trim('/');
        return (name.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name).ToUpperInvariant();
    }
}
