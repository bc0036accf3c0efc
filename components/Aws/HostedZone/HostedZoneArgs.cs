namespace Infra.Components.Aws;

/// <summary>Arguments of <see cref="HostedZone"/>.</summary>
public sealed record HostedZoneArgs : IChecked
{
    /// <summary>The account.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>The zone's name.</summary>
    [HostName]
    public required string Domain { get; init; }

    /// <summary>The id of an existing zone. Default: none; the zone is made.</summary>
    [Matches("Z[A-Z0-9]{1,31}", "a zone's id such as Z0123456789ABCDEFGHIJ")]
    public string? ZoneId { get; init; }

    /// <summary>The records. Default: none.</summary>
    public IReadOnlyList<DnsRecord> Records { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        for (var i = 0; i < Records.Count; i++)
        {
            var (record, path) = (Records[i], Problems.Item(nameof(Records), i));
            problems.AddIf(record.Name != Domain && !record.Name.EndsWith($".{Domain}", StringComparison.Ordinal), Codes.OutsideZone,
                $"{path}.{nameof(record.Name)}", record.Name, $"{Domain}, or a name that ends in .{Domain}",
                "correct the name, or use another zone");
            problems.AddIf(record.Type == DnsRecordType.Cname && !MayBeCname(record), Codes.DnsValue, path, $"{record.Name} CNAME",
                "one CNAME of one value, below the zone's name, and no other record of its name",
                "use A records, or remove the other records");
        }

        problems.AddDuplicates(Codes.DuplicateName, nameof(Records), Records.Select(record => $"{record.Name} {record.Type}"));
    }

    private bool MayBeCname(DnsRecord record) => record.Name != Domain && record.Values.Count == 1
        && Records.All(other => other.Name != record.Name || other.Type == DnsRecordType.Cname);
}
