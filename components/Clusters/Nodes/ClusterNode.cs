namespace Infra.Components.Clusters;

/// <summary>One machine of a cluster, which runs already and is reached over SSH.</summary>
public sealed record ClusterNode : IChecked
{
    /// <summary>
    /// The node's name in the cluster. Resources are named after it, so a machine that replaces another takes a new name.
    /// </summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The address or host name at which SSH answers, seen from where the program runs or from the bastion.</summary>
    [Matches(SshForms.Host, SshForms.HostExample)]
    public required Input<string> Host { get; init; }

    /// <summary>
    /// The machine's public host key, as <c>ssh-keyscan -t ed25519 HOST</c> prints it without its first word. It is checked: the cluster's
    /// token goes over this connection.
    /// </summary>
    [Matches(SshForms.PublicKey, SshForms.PublicKeyExample)]
    public required Input<string> HostKey { get; init; }

    /// <summary>The address at which the other nodes reach this one. Default: <see cref="Host"/>.</summary>
    [Address(AddressForms.Address)]
    public Input<string>? Address { get; init; }

    /// <summary>The node's labels. A label that is removed here is removed from the node. Default: none but the cluster's own.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The node's taints, set when it joins and kept. One that is removed here stays on the node until it is removed there by hand.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddLabels(nameof(Labels), Labels);
        problems.AddTaints(nameof(Taints), Taints);
    }
}
