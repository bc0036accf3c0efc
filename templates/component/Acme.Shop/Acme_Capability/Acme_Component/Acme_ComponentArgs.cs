using Infra.Components;
using Infra.Components.Validation;

namespace Acme.Shop.Acme_Capability;

/// <summary>Arguments of <see cref="Acme_Component"/>.</summary>
public sealed record Acme_ComponentArgs
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The host name of the service.</summary>
    [HostName]
    public required string Host { get; init; }

    /// <summary>The port of the service. Default: 443.</summary>
    [Port]
    public int Port { get; init; } = 443;
}
