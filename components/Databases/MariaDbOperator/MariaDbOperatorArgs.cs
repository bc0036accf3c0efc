using Infra.Catalogue;
using Infra.Components.Certificates;

namespace Infra.Components.Databases;

/// <summary>Arguments of <see cref="MariaDbOperator"/>.</summary>
public sealed record MariaDbOperatorArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace. Default: an own one, <c>mariadb-system</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The version of both charts. Default: the pinned one. No minor version may be left out on the way up.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 26.6.0")]
    public string Version { get; init; } = ChartCatalogue.MariaDbOperator.Version;

    /// <summary>cert-manager, which then keeps the webhook's certificate. Default: none; a part of the operator does.</summary>
    public CertManager? CertManager { get; init; }

    /// <summary>The CPU and memory of the operator. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }
}
