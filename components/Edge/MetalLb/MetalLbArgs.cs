using Infra.Catalogue;

namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="MetalLb"/>.</summary>
public sealed record MetalLbArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The addresses to give out: ranges or networks of the nodes' own LAN that nothing else uses. At least one.</summary>
    [Address(AddressForms.Span | AddressForms.Network)]
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The namespace; its pods are privileged. Default: an own one, <c>metallb-system</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The chart's version. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 0.16.1")]
    public string Version { get; init; } = ChartCatalogue.MetalLb.Version;

    /// <summary>The CPU and memory of each pod. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }

    /// <summary>The name of the IPAddressPool. Default: <c>ip-pool</c>.</summary>
    [Name]
    public string Pool { get; init; } = "ip-pool";

    /// <summary>The name of the L2Advertisement. Default: <c>l2-advertisement</c>.</summary>
    [Name]
    public string Advertisement { get; init; } = "l2-advertisement";

    /// <summary>The nodes' network interfaces that announce the addresses. Default: all.</summary>
    public IReadOnlyList<string> Interfaces { get; init; } = [];

    /// <summary>
    /// Whether nodes that carry <c>node.kubernetes.io/exclude-from-external-load-balancers</c> announce too. The control plane of a
    /// cluster of one node does. Default: false.
    /// </summary>
    public bool IncludeControlPlane { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Addresses.Count == 0, Codes.Empty, nameof(Addresses), null, "at least one range",
            "name addresses that nothing else uses");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Addresses), Addresses);
    }
}
