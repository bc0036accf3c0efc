using Pulumi.Aws.Route53;

namespace Infra.Components.Aws;

/// <summary>A DNS zone of Route 53 with records, or records in a zone that exists.</summary>
public sealed class HostedZone : ComponentResource
{
    /// <summary>Makes the zone, unless it exists, and the records.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A name is not in the zone or listed twice, or a value does not fit its type.</exception>
    public HostedZone(string name, HostedZoneArgs args, ComponentResourceOptions? options = null)
        : base("infra:aws:HostedZone", name, options.On(args.Checked(name).Account))
    {
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
            Make(name, record);

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The zone's id.</summary>
    public Output<string> Id { get; }

    /// <summary>The zone's ARN.</summary>
    public Output<string> Arn { get; }

    /// <summary>The name servers, for the registrar. Default: none where the zone existed already.</summary>
    public Output<System.Collections.Immutable.ImmutableArray<string>>? NameServers { get; }

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
            args.Records.Add(value);

        var host = record.Name.Replace("*", "any", StringComparison.Ordinal).Replace('.', '-');
        _ = new Record($"{name}-{host}-{record.Type.ToString().ToLowerInvariant()}", args, this.Child());
    }
}
