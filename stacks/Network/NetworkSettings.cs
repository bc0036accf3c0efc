using Infra.Components;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Infra.Policies;
using Infra.Rules;

namespace Infra.Stacks.Network;

/// <summary>
/// The settings of the system <c>network</c>. What is said here is so in every cloud; what only one cloud knows is below its name.
/// </summary>
public sealed record NetworkSettings : IChecked, IProtectingSettings, IExemptingSettings, IPolicySettings, INetworkSettings
{
    /// <summary>The name that everything in it begins with.</summary>
    [Matches("[a-z]([-a-z0-9]{0,18}[a-z0-9])?", "1 to 20 lower-case letters, digits and inner hyphens, such as shop")]
    public required string Name { get; init; }

    /// <summary>The cloud, with the network and the machines there.</summary>
    public required CloudSettings Cloud { get; init; }

    /// <summary>
    /// The ports of the nodes that the public load balancer sends to. The cluster on this network has the same in
    /// <c>infra:cluster</c>. Default: 30080 and 30443.
    /// </summary>
    public LoadBalancing.NodePorts NodePorts { get; init; } = LoadBalancing.NodePorts.Usual;

    /// <summary>The networks whose clients may connect to the load balancer. Default: all.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> Clients { get; init; } = ["0.0.0.0/0"];

    /// <inheritdoc cref="PlatformSettings.Protect"/>
    public bool Protect { get; init; } = true;

    /// <inheritdoc cref="PlatformSettings.FinancialPolicy"/>
    public FinancialPolicy? FinancialPolicy { get; init; }

    /// <inheritdoc cref="PlatformSettings.Exemptions"/>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <inheritdoc/>
    IEnumerable<string> INetworkSettings.Nodes => Cloud.Machines;

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.AddIf(Clients.Count == 0, Codes.Empty, nameof(Clients), null, "at least one network", "add the clients' networks, or remove it");
        problems.AddIf(Cloud.Machines.Contains(NetworkMachines.Bastion), Codes.DuplicateName, nameof(Cloud), NetworkMachines.Bastion, "nodes of other names than the bastion's",
            "give the node another name");
    }

    /// <inheritdoc/>
    public void CheckPolicy(object? owner, Problems problems)
    {
    }
}
