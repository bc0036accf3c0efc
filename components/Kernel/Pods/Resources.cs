using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components;

/// <summary>
/// The CPU and memory of one pod. The memory limit equals the request unless it is given, so that nodes are not overcommitted; CPU is not
/// limited unless it is given, so that a start is not throttled.
/// </summary>
/// <param name="Cpu">The CPU requested, for example <c>250m</c>.</param>
/// <param name="Memory">The memory requested and the limit, for example <c>512Mi</c>.</param>
public sealed record Resources([property: Quantity] string Cpu, [property: Quantity] string Memory) : IChecked
{
    private static readonly (string Suffix, decimal Factor)[] Units =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40),
        ("k", 1e3m), ("M", 1e6m), ("G", 1e9m), ("T", 1e12m), ("m", 1e-3m), ("", 1m),
    ];

    /// <summary>The CPU limit, not below the request. Default: none.</summary>
    [Quantity]
    public string? CpuLimit { get; init; }

    /// <summary>The memory limit, not below the request. Default: the request.</summary>
    [Quantity]
    public string? MemoryLimit { get; init; }

    internal long MemoryBytes => (long)Amount(MemoryLimit ?? Memory);

    /// <summary>The number that a quantity stands for.</summary>
    internal static decimal Amount(string quantity)
    {
        var (suffix, factor) = Units.First(unit => quantity.EndsWith(unit.Suffix, StringComparison.Ordinal));
        return decimal.Parse(quantity[..^suffix.Length], CultureInfo.InvariantCulture) * factor;
    }

    internal ResourceRequirementsArgs ToArgs() => new()
    {
        Requests = Requests.OrNone(),
        Limits = Limits.OrNone(),
    };

    internal Dictionary<string, string> Requests => new() { ["cpu"] = Cpu, ["memory"] = Memory };

    internal Dictionary<string, string> Limits => CpuLimit is null
        ? new() { ["memory"] = MemoryLimit ?? Memory }
        : new() { ["cpu"] = CpuLimit, ["memory"] = MemoryLimit ?? Memory };

    void IChecked.Check(Problems problems)
    {
        CheckLimit(problems, nameof(CpuLimit), CpuLimit, Cpu);
        CheckLimit(problems, nameof(MemoryLimit), MemoryLimit, Memory);
    }

    private static void CheckLimit(Problems problems, string member, string? limit, string request) =>
        problems.AddIf(limit is not null && Amount(limit) < Amount(request), Codes.OutOfRange, member, limit,
            $"at least what is requested, {request}", "raise the limit, or request less");
}
