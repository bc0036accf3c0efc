using System.Net;
using System.Net.Sockets;

namespace Infra.Components.Aws;

/// <summary>A record of a DNS zone.</summary>
public sealed record DnsRecord : IChecked
{
    /// <summary>The full name: the zone's, or one below it. The first label may be <c>*</c>.</summary>
    [Matches(@"(\*\.)?[a-z0-9_]([-a-z0-9_]*[a-z0-9])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9])?)+", "a full name such as chat.example.com")]
    public required string Name { get; init; }

    /// <summary>The type.</summary>
    public required DnsRecordType Type { get; init; }

    /// <summary>The values. At least one. Plain ones are checked, outputs of resources are not.</summary>
    public required IReadOnlyList<Input<string>> Values { get; init; }

    /// <summary>The time to live in seconds. Default: 300.</summary>
    [Range(1, 604800)]
    public int Ttl { get; init; } = 300;

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Values.Count == 0, Codes.Empty, nameof(Values), null, "at least one value", "add one");
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].Text() is { } text && !Fits(text))
                problems.Add(Codes.DnsValue, Problems.Item(nameof(Values), i), text, Allowed, "correct the value or the type");
        }
    }

    private string Allowed => Type switch
    {
        DnsRecordType.A => "an IPv4 address such as 203.0.113.10",
        DnsRecordType.Aaaa => "an IPv6 address such as 2001:db8::10",
        DnsRecordType.Cname or DnsRecordType.Ns => "a host name such as www.example.com",
        _ => "a text",
    };

    private bool Fits(string text) => Type switch
    {
        DnsRecordType.A => IPAddress.TryParse(text, out var v4) && v4.AddressFamily == AddressFamily.InterNetwork && v4.ToString() == text,
        DnsRecordType.Aaaa => IPAddress.TryParse(text, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6,
        DnsRecordType.Cname or DnsRecordType.Ns => Names.IsHostName(text.TrimEnd('.'), wildcard: false),
        _ => text.Length > 0,
    };
}
