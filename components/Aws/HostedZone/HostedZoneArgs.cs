using Infra.Components.Validation;

namespace Infra.Components.Aws;

/// <summary>Arguments of <see cref="HostedZone"/>.</summary>
public sealed record HostedZoneArgs
{
    /// <summary>The account.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>The zone's name.</summary>
    [HostName]
    public required string Domain { get; init; }

    /// <summary>The id of a zone that exists already and belongs to somebody else. Default: none; the zone is made.</summary>
    [Matches("Z[A-Z0-9]{1,31}", "a zone's id such as Z0123456789ABCDEFGHIJ")]
    public string? ZoneId { get; init; }

    /// <summary>The records. Default: none.</summary>
    public IReadOnlyList<DnsRecord> Records { get; init; } = [];
}
