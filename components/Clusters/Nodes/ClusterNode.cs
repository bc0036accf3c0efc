using Infra.Components.Validation;
using Pulumi;

namespace Infra.Components.Clusters;

/// <summary>One machine of a cluster, which runs already and is reached over SSH.</summary>
public sealed record ClusterNode
{
    /// <summary>The node's name in the cluster. Resources are named after it, so a machine that takes another's place takes a new name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The address or host name at which SSH answers, seen from where the program runs or from the bastion.</summary>
    public required Input<string> Host { get; init; }

    /// <summary>
    /// The machine's public host key, as <c>ssh-keyscan -t ed25519 HOST</c> prints it without its first word. It is checked: the cluster's
    /// token goes over this line.
    /// </summary>
    public required Input<string> HostKey { get; init; }

    /// <summary>The address at which the other nodes reach this one. Default: <see cref="Host"/>.</summary>
    public Input<string>? Address { get; init; }

    /// <summary>The node's labels. A label that is taken out here is taken off the node. Default: none but the cluster's own.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The node's taints. They are set as it joins and kept set; one that is taken out here stays until somebody takes it off. Default: none.</summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];
}
