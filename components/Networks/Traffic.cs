namespace Infra.Components.Networks;

/// <summary>Packets that a security group lets through.</summary>
/// <param name="Protocol"><c>tcp</c>, <c>udp</c>, a protocol's number, or <c>-1</c> for all.</param>
/// <param name="First">The first port; null for protocols without.</param>
/// <param name="Last">The last port. Default: the first one.</param>
internal sealed record Traffic(string Protocol, int? First = null, int? Last = null)
{
    /// <inheritdoc/>
    public override string ToString() => First is null ? $"protocol {Protocol}"
        : string.Create(CultureInfo.InvariantCulture, $"{Protocol} {First}{(Last is null ? "" : $"-{Last}")}");
}
