using Infra.Components.Validation;

namespace Infra.Stacks;

/// <summary>The Route 53 zone in which the stack's hosts are pointed at the cluster's load balancer.</summary>
public sealed record DnsSettings
{
    /// <summary>The zone's name.</summary>
    [HostName]
    public required string Domain { get; init; }

    /// <summary>The id of a zone that exists. Default: the zone is made, and its name servers are for the registrar.</summary>
    [Matches("Z[A-Z0-9]{1,31}", "a zone's id such as Z0123456789ABCDEFGHIJ")]
    public string? ZoneId { get; init; }

    /// <summary>Hosts of attached stacks that are pointed there too. Default: only the hosts of this stack.</summary>
    [HostName]
    public IReadOnlyList<string> GuestHosts { get; init; } = [];
}
