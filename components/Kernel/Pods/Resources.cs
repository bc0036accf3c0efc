using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components;

/// <summary>
/// The CPU and memory of one pod. The memory limit equals the request, so that nodes are not overcommitted; CPU is not limited, so that a
/// start is not throttled.
/// </summary>
/// <param name="Cpu">The CPU requested, for example <c>250m</c>.</param>
/// <param name="Memory">The memory requested and the limit, for example <c>512Mi</c>.</param>
public sealed record Resources([property: Quantity(Of = QuantityOf.Cpu)] string Cpu, [property: Quantity(Of = QuantityOf.Bytes)] string Memory)
{
    private static readonly (string Suffix, decimal Factor)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40),
        ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("m", 1e-3m), ("", 1m),
    ];

    internal long MemoryBytes => (long)Amount(Memory);

    /// <summary>What a quantity counts.</summary>
    internal static decimal Amount(string quantity)
    {
        var (suffix, factor) = Units.First(unit => quantity.EndsWith(unit.Suffix, StringComparison.Ordinal));
        return decimal.Parse(quantity[..^suffix.Length], CultureInfo.InvariantCulture) * factor;
    }

    internal ResourceRequirementsArgs ToArgs() => new()
    {
        Requests = { { "cpu", Cpu }, { "memory", Memory } },
        Limits = { { "memory", Memory } },
    };
}
