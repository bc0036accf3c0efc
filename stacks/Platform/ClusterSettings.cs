using Infra.Components;
using Infra.Components.Aws;
using Infra.Components.Clusters;
using Infra.Components.Networks;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks;

/// <summary>The cluster that a platform stands on: <c>infra:cluster</c>.</summary>
public abstract record ClusterSettings
{
    // One setting for owners and for stacks that attach.
    private const string ForcePatchesKey = "forcePatches";
    private const string SetElsewhere = "it is set at infra:forcePatches";

    private ClusterSettings()
    {
    }

    /// <summary>Whether the cluster is reached without addresses that the stack hands out by MetalLB.</summary>
    internal abstract bool BringsAddresses { get; }

    /// <summary>Whether the edge takes the ports 80 and 443 of the nodes.</summary>
    internal virtual bool HasHostPorts => false;

    /// <summary>What is installed on machines; null for other clusters.</summary>
    internal virtual MachineClusterArgs? Machines => null;

    /// <summary>Makes the cluster, or connects to it.</summary>
    /// <param name="name">The cluster's name in the stack.</param>
    /// <param name="settings">What the stack says of all clusters.</param>
    internal abstract Cluster Connect(string name, PlatformSettings settings);

    /// <summary>A cluster that exists, reached by a kubeconfig.</summary>
    /// <param name="Args">How it is reached.</param>
    public sealed record Existing([property: NotConfigurable(ForcePatchesKey, SetElsewhere)] ExistingClusterArgs Args) : ClusterSettings
    {
        internal override bool HasHostPorts => Args.HostPorts;

        internal override bool BringsAddresses => Args.NodePorts is not null || Args.HostPorts;

        internal override Cluster Connect(string name, PlatformSettings settings) =>
            new ExistingCluster(name, Args with { Mirrors = settings.Mirrors, ForcePatches = settings.ForcePatches }).Cluster;
    }

    /// <summary>k3s on machines that are reached over SSH.</summary>
    /// <param name="Args">The machines.</param>
    public sealed record K3s([property: NotConfigurable(ForcePatchesKey, SetElsewhere)] K3sClusterArgs Args) : ClusterSettings
    {
        internal override MachineClusterArgs Machines => Args;

        internal override bool HasHostPorts => Args.HostPorts;

        internal override bool BringsAddresses => Args.NodePorts is not null || Args.HostPorts || Args.AddOns.Contains(K3sAddOn.ServiceLb);

        internal override Cluster Connect(string name, PlatformSettings settings) =>
            new K3sCluster(name, NetworkMachines.Under(Args, settings.Network) with { Mirrors = settings.Mirrors, ForcePatches = settings.ForcePatches }).Cluster;
    }

    /// <summary>Kubernetes by kubeadm on machines that are reached over SSH.</summary>
    /// <param name="Args">The machines.</param>
    public sealed record Kubeadm([property: NotConfigurable(ForcePatchesKey, SetElsewhere)] KubeadmClusterArgs Args) : ClusterSettings
    {
        internal override MachineClusterArgs Machines => Args;

        internal override bool HasHostPorts => Args.HostPorts;

        internal override bool BringsAddresses => Args.NodePorts is not null || Args.HostPorts;

        internal override Cluster Connect(string name, PlatformSettings settings) =>
            new KubeadmCluster(name, NetworkMachines.Under(Args, settings.Network) with { Mirrors = settings.Mirrors, ForcePatches = settings.ForcePatches }).Cluster;
    }

    /// <summary>EKS in a network of its own.</summary>
    public sealed record Eks : ClusterSettings, IChecked
    {
        /// <summary>The cluster's name. It cannot be changed later.</summary>
        [Name]
        public required string Name { get; init; }

        /// <summary>The AWS account and region.</summary>
        public required AwsAccountArgs Account { get; init; }

        /// <summary>The network.</summary>
        public required VpcArgs Network { get; init; }

        /// <summary>The cluster.</summary>
        [NotConfigurable(ForcePatchesKey, SetElsewhere)]
        public required EksClusterArgs Cluster { get; init; }

        /// <summary>Whether the load balancer that faces the internet has static addresses. Default: true.</summary>
        public bool StaticAddresses { get; init; } = true;

        /// <summary>The DNS zone in which the hosts are pointed at the load balancer. Default: none; hosts are pointed by hand.</summary>
        public DnsSettings? Dns { get; init; }

        /// <summary>Image repositories that the stack makes. Default: none; they exist.</summary>
        public EcrRepositoriesArgs? Repositories { get; init; }

        /// <summary>Secrets in Secrets Manager that the stack makes, without values. Default: none; they exist.</summary>
        public AwsSecretsArgs? Secrets { get; init; }

        /// <summary>
        /// Secrets in Secrets Manager that the cluster may read for attached stacks, beside those of this stack. Default: none.
        /// </summary>
        public IReadOnlyList<string> GuestSecrets { get; init; } = [];

        /// <inheritdoc/>
        public void Check(Problems problems)
        {
            ArgumentNullException.ThrowIfNull(problems);
            problems.AddIf(Dns is not null && !StaticAddresses, Codes.Exclusive, nameof(Dns), Dns?.Domain,
                "a zone only with static addresses, since names point at addresses", "remove staticAddresses, or dns");
        }

        internal override bool BringsAddresses => true;

        internal override Cluster Connect(string name, PlatformSettings settings)
        {
            var account = new AwsAccount("aws", Account);
            if (Repositories is not null)
                _ = new EcrRepositories($"{Name}-images", Repositories with { Account = account });

            if (Secrets is not null)
                _ = new AwsSecrets($"{Name}-secrets", Secrets with { Account = account });

            var network = new Vpc(Name, Network with { Account = account });
            return new EksCluster(Name, Cluster with
            {
                Network = network,
                Addresses = StaticAddresses ? new PublicAddresses($"{Name}-edge", new() { Network = network }) : null,
                // AWS protects the cluster by itself as well, which the engine's options do not reach.
                Protect = Cluster.Protect && settings.Protect,
                Mirrors = settings.Mirrors,
                ForcePatches = settings.ForcePatches,
            }).Cluster;
        }
    }
}
