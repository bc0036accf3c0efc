using Infra.Components.Apps;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>A flow from an application to something outside the cluster.</summary>
public sealed record EgressSettings
{
    /// <summary>The TCP port.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>The networks that may be reached. Default: the internet without private networks.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>As the application takes it.</summary>
    public Egress ToEgress() => new() { Port = Port, Networks = Networks };
}
