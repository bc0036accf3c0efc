using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Pulumi;
using Pulumi.Aws.Route53;

namespace Infra.Components.Aws;

/// <summary>A DNS zone of Route 53 with records, or records in a zone that exists.</summary>
public sealed class HostedZone : ComponentResource
{
    /// <summary>Makes the zone, unless it exists, and the records.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A name is not in the zone or stands twice, or a value does not fit its type.</exception>
    public HostedZone(string name, HostedZoneArgs args, ComponentResourceOptions? options = null)
        : base("infra:dns:HostedZone", name, options.On((args ?? throw new ArgumentNullException(nameof(args))).Account))
    {
        Check(name, args);
        if (args.ZoneId is not null)
        {
            Id = Output.Create(args.ZoneId);
            Arn = Output.Create(new Arn(args.Account.Partition, "route53", "", "", $"hostedzone/{args.ZoneId}").ToString());
        }
        else
        {
            var zone = new Zone(name, new ZoneArgs { Name = args.Domain, Comment = "" }, this.Child().Kept());
            (Id, Arn, NameServers) = (zone.ZoneId, zone.Arn, zone.NameServers);
        }

        foreach (var record in args.Records)
        {
            Make(name, record);
        }

        RegisterOutputs();
    }

    /// <summary>The zone's id.</summary>
    public Output<string> Id { get; }

    /// <summary>The zone's ARN.</summary>
    public Output<string> Arn { get; }

    /// <summary>The servers that the registrar must be told. Default: none where the zone existed already.</summary>
    public Output<System.Collections.Immutable.ImmutableArray<string>>? NameServers { get; }

    private static void Check(string name, HostedZoneArgs args)
    {
        var problems = new Problems("HostedZone", name, args);
        for (var i = 0; i < args.Records.Count; i++)
        {
            var record = args.Records[i];
            var where = string.Create(CultureInfo.InvariantCulture, $"{nameof(args.Records)}[{i}]");
            problems.AddIf(record.Name != args.Domain && !record.Name.EndsWith($".{args.Domain}", StringComparison.Ordinal), Codes.OutsideZone,
                $"{where}.{nameof(record.Name)}", record.Name, $"{args.Domain}, or a name that ends in .{args.Domain}", "correct the name, or use another zone");
            problems.AddIf(record.Values.Count == 0, Codes.Empty, $"{where}.{nameof(record.Values)}", null, "at least one value", "name one");
            CheckValues(args, record, where, problems);
        }

        problems.AddDuplicates(Codes.DuplicateName, nameof(args.Records), args.Records.Select(record => $"{record.Name} {record.Type}"));
        problems.ThrowIfAny();
    }

    private static void CheckValues(HostedZoneArgs args, DnsRecord record, string where, Problems problems)
    {
        for (var i = 0; i < record.Values.Count; i++)
        {
            problems.AddIf(record.Values[i].Text is { } text && !Fits(record.Type, text), Codes.DnsValue,
                string.Create(CultureInfo.InvariantCulture, $"{where}.{nameof(record.Values)}[{i}]"), record.Values[i].Text, Allowed(record.Type), "correct the value or the type");
        }

        var alone = record.Type == DnsRecordType.Cname && (record.Name == args.Domain || record.Values.Count > 1
            || args.Records.Any(other => other.Name == record.Name && other.Type != DnsRecordType.Cname));
        problems.AddIf(alone, Codes.DnsValue, where, $"{record.Name} CNAME", "one CNAME of one value, below the zone's name, with nothing beside it",
            "use A records, or remove what is beside it");
    }

    private static bool Fits(DnsRecordType type, string text) => type switch
    {
        DnsRecordType.A => IPAddress.TryParse(text, out var v4) && v4.AddressFamily == AddressFamily.InterNetwork && v4.ToString() == text,
        DnsRecordType.Aaaa => IPAddress.TryParse(text, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6,
        DnsRecordType.Cname or DnsRecordType.Ns => Names.IsHostName(text.TrimEnd('.'), wildcard: false),
        _ => text.Length > 0,
    };

    private static string Allowed(DnsRecordType type) => type switch
    {
        DnsRecordType.A => "an IPv4 address such as 203.0.113.10",
        DnsRecordType.Aaaa => "an IPv6 address such as 2001:db8::10",
        DnsRecordType.Cname or DnsRecordType.Ns => "a host name such as www.example.com",
        _ => "a text",
    };

    private void Make(string name, DnsRecord record)
    {
        var args = new RecordArgs
        {
            ZoneId = Id,
            Name = record.Name,
            Type = record.Type.ToString().ToUpperInvariant(),
            Ttl = record.Ttl,
        };
        foreach (var value in record.Values)
        {
            args.Records.Add(value.Value);
        }

        var host = record.Name.Replace("*", "any", StringComparison.Ordinal).Replace('.', '-');
        _ = new Record($"{name}-{host}-{record.Type.ToString().ToLowerInvariant()}", args, this.Child());
    }
}
