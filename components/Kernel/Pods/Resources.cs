using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components;

/// <summary>
/// The CPU and memory of one pod. The memory limit equals the request, so that nodes are not overcommitted; CPU is not limited, so that a
/// start is not throttled.
/// </summary>
/// <param name="Cpu">The CPU requested, for example <c>250m</c>.</param>
/// <param name="Memory">The memory requested and the limit, for example <c>512Mi</c>.</param>
public sealed record Resources(
    [property: Quantity(Of = QuantityOf.Cpu)] string Cpu, [property: Quantity(Of = QuantityOf.Bytes)] string Memory) : IChecked
{
    private static readonly (string Suffix, decimal Factor)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40),
        ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("m", 1e-3m), ("", 1m),
    ];

    /// <summary>The most CPU that it may use, for example <c>1</c>; at least <see cref="Cpu"/>. Default: no limit.</summary>
    [Quantity(Of = QuantityOf.Cpu)]
    public string? CpuLimit { get; init; }

    /// <summary>
    /// The memory requested, where that is less than the limit <see cref="Memory"/>: nodes may be overcommitted then. Default:
    /// <see cref="Memory"/>.
    /// </summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string? MemoryRequest { get; init; }

    /// <summary><see cref="Memory"/> in bytes.</summary>
    public long MemoryBytes => (long)Amount(Memory);

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(CpuLimit is not null && Amount(CpuLimit) < Amount(Cpu), Codes.OutOfRange, nameof(CpuLimit), CpuLimit,
            $"at least {Cpu}, the request", "raise the limit, or lower the request");
        problems.AddIf(MemoryRequest is not null && Amount(MemoryRequest) > Amount(Memory), Codes.OutOfRange, nameof(MemoryRequest),
            MemoryRequest, $"at most {Memory}, the limit", "lower the request, or raise the limit");
    }

    internal IReadOnlyDictionary<string, string> Requests => new Dictionary<string, string>
    {
        ["cpu"] = Cpu,
        ["memory"] = MemoryRequest ?? Memory,
    };

    internal IReadOnlyDictionary<string, string> Limits => CpuLimit is null
        ? new Dictionary<string, string> { ["memory"] = Memory }
        : new Dictionary<string, string> { ["cpu"] = CpuLimit, ["memory"] = Memory };

    internal ResourceRequirementsArgs ToArgs() => new() { Requests = Requests.OrNone(), Limits = Limits.OrNone() };

    /// <summary>The number that a quantity stands for.</summary>
    internal static decimal Amount(string quantity)
    {
        var (suffix, factor) = Units.First(unit => quantity.EndsWith(unit.Suffix, StringComparison.Ordinal));
        return decimal.Parse(quantity[..^suffix.Length], CultureInfo.InvariantCulture) * factor;
    }
}
