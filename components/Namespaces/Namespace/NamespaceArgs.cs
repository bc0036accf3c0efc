namespace Infra.Components.Namespaces;

/// <summary>Arguments of <see cref="Namespace"/>.</summary>
public sealed record NamespaceArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>
    /// What the namespace enforces. Default: restricted. It always warns about and audits what is not restricted, except where it is
    /// privileged.
    /// </summary>
    public PodSecurity PodSecurity { get; init; } = PodSecurity.Restricted;

    /// <summary>
    /// Whether data lives in it that stays when the stack is destroyed, so that the namespace stays too: with a namespace Kubernetes
    /// deletes every claim in it. Default: false, it goes with the stack; <c>infra check</c> finds claims that would go with it.
    /// </summary>
    public bool HoldsData { get; init; }

    /// <summary>
    /// Whether every pod and all traffic is let in, whatever the other arguments say: while a system that runs is taken over, until each of
    /// its workloads has its own policies. Default: false.
    /// </summary>
    public bool Open { get; init; }

    /// <summary>Which traffic is denied unless a policy allows it. Default: both ways, but for name resolution.</summary>
    public Isolation Isolation { get; init; } = Isolation.Full;
}
