using Infra.Components.Apps;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>What one pod gets.</summary>
public sealed record ResourceSettings
{
    /// <summary>The CPU requested.</summary>
    [Quantity]
    public required string Cpu { get; init; }

    /// <summary>The memory requested, which is also the limit.</summary>
    [Quantity]
    public required string Memory { get; init; }

    /// <summary>As the application takes it.</summary>
    public Resources ToResources() => new(Cpu, Memory);
}
