using System.ComponentModel;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>The DNS zone in which hosts are pointed at the cluster's load balancer.</summary>
public sealed record DnsSettings
{
    /// <summary>The zone's name.</summary>
    [Description("The zone's name.")]
    [HostName]
    public required string Domain { get; init; }

    /// <summary>The id of a zone that exists. Default: the zone is made, and its servers are for the registrar.</summary>
    [Description("The id of a zone that exists. Default: the zone is made.")]
    [Matches("Z[A-Z0-9]{1,31}", "a zone's id such as Z0123456789ABCDEFGHIJ")]
    public string? ZoneId { get; init; }

    /// <summary>Hosts of guests that are pointed there too. Default: the stack's own only.</summary>
    [Description("Hosts of guests that are pointed there too, beside the stack's own.")]
    [HostName]
    public IReadOnlyList<string> GuestHosts { get; init; } = [];
}
