using Infra.Components.Validation;

namespace Infra.Components.Apps;

/// <summary>As whom the container runs and what it may write. It never gets a capability, a way to more rights, or the cluster's API.</summary>
public sealed record RunAs
{
    /// <summary>The user id. Default: 10001. Never 0.</summary>
    [Range(1, int.MaxValue)]
    public int User { get; init; } = 10001;

    /// <summary>The group id, which also owns the volumes. Default: 10001.</summary>
    [Range(1, int.MaxValue)]
    public int Group { get; init; } = 10001;

    /// <summary>The folders that the container may write besides its volumes; all else is read-only. Each is emptied with the pod. Default: <c>/tmp</c>.</summary>
    public IReadOnlyList<string> Scratch { get; init; } = ["/tmp"];

    /// <summary>The most that each scratch folder may hold, a quantity. Default: 256Mi.</summary>
    [Quantity]
    public string ScratchSize { get; init; } = "256Mi";

    /// <summary>Whether the container listens on a port below 1024, which an ordinary user may not by default. Default: no.</summary>
    public bool LowPorts { get; init; }
}
