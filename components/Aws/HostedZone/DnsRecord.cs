using Infra.Components.Validation;
using Pulumi;

namespace Infra.Components.Aws;

/// <summary>What a name in a zone means.</summary>
public sealed record DnsRecord
{
    /// <summary>The whole name; the zone's own, or one below it. The first label may be <c>*</c>.</summary>
    [Matches(@"(\*\.)?[a-z0-9_]([-a-z0-9_]*[a-z0-9])?(\.[a-z0-9_]([-a-z0-9_]*[a-z0-9])?)+", "a whole name such as chat.example.com")]
    public required string Name { get; init; }

    /// <summary>The type.</summary>
    public required DnsRecordType Type { get; init; }

    /// <summary>The values. At least one.</summary>
    public required IReadOnlyList<DnsValue> Values { get; init; }

    /// <summary>For how many seconds others may remember it. Default: 300.</summary>
    [Range(1, 604800)]
    public int Ttl { get; init; } = 300;
}

/// <summary>A value of a DNS record: text, which is checked, or an output, which cannot be.</summary>
public sealed class DnsValue
{
    private DnsValue(string? text, Input<string> value)
    {
        (Text, Value) = (text, value);
    }

    /// <summary>The text, where it is known early.</summary>
    internal string? Text { get; }

    /// <summary>The value.</summary>
    internal Input<string> Value { get; }

    /// <summary>A value that is known.</summary>
    /// <param name="text">The value.</param>
    public static implicit operator DnsValue(string text) => new(text, text);

    /// <summary>A value that something else brings.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator DnsValue(Output<string> value) => new(null, value);
}
