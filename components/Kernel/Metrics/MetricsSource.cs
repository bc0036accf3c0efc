namespace Infra.Components;

/// <summary>Pods that answer with metrics on a port that their containers declare.</summary>
/// <param name="Name">What they are, a DNS label.</param>
/// <param name="Pods">The pods.</param>
/// <param name="Port">The port.</param>
[Reference]
public sealed record MetricsSource(string Name, PodSet Pods, int Port)
{
    /// <summary>The path. Default: <c>/metrics</c>.</summary>
    public string Path { get; init; } = "/metrics";

    /// <summary>How often they are collected. Default: as often as all others.</summary>
    public string? Every { get; init; }

    /// <summary>
    /// Whether its metrics say by themselves which namespace and which object each is of; otherwise they are those of the pod. Default:
    /// false.
    /// </summary>
    public bool NamesObjects { get; init; }

    /// <summary>Labels of the pods that become labels of their metrics. Default: none.</summary>
    public IReadOnlyList<string> PodLabels { get; init; } = [];

    /// <summary>
    /// Whether a policy of their own denies these pods what is not allowed. Default: false; it is their namespace that denies, or nothing
    /// does, and a first policy would deny them all the rest.
    /// </summary>
    public bool Guarded { get; init; }
}
