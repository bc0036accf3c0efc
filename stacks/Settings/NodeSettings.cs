using Infra.Components.Clusters.Nodes;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>One machine of a cluster.</summary>
public sealed record NodeSettings
{
    /// <summary>The node's name in the cluster. A machine that takes another's place takes a new name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The address or host name at which SSH answers.</summary>
    [Matches("[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?", "an address such as 192.168.0.10, or a host name")]
    public required string Host { get; init; }

    /// <summary>The machine's public host key, as <c>ssh-keyscan -t ed25519 HOST</c> prints it without its first word.</summary>
    [Matches(SshSettings.PublicKey, "a public key such as ssh-ed25519 AAAAC3Nza...")]
    public required string HostKey { get; init; }

    /// <summary>The address at which the other nodes reach this one. Default: the host.</summary>
    [Address(AddressForms.Address)]
    public string? Address { get; init; }

    /// <summary>The node's labels. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>What keeps pods off the node. Default: none.</summary>
    public IReadOnlyList<TaintSettings> Taints { get; init; } = [];

    /// <summary>As the cluster takes it.</summary>
    public ClusterNode ToNode() => new()
    {
        Name = Name,
        Host = Host,
        HostKey = HostKey,
        Address = Address is null ? null : (Pulumi.Input<string>)Address,
        Labels = Labels,
        Taints = [.. Taints.Select(taint => new Taint(taint.Key, taint.Value, taint.Effect))],
    };
}
