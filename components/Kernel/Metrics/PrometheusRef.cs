namespace Infra.Components;

/// <summary>A Prometheus that collects metrics, of this stack or of another one.</summary>
/// <param name="pods">Its pods, which collect.</param>
/// <param name="madeBy">What makes it and the definitions of its monitors; null when another stack does.</param>
/// <param name="namespaces">The namespaces whose monitors it takes; none means all of them.</param>
[Reference]
public sealed class PrometheusRef(PodSet pods, Resource? madeBy = null, params IReadOnlyList<NamespaceRef> namespaces)
{
    /// <summary>Its pods.</summary>
    public PodSet Pods { get; } = pods;

    /// <summary>What makes it, which monitors and rules come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;

    /// <summary>The namespaces whose monitors and rules it takes. Default: all.</summary>
    public IReadOnlyList<NamespaceRef> Namespaces { get; } = namespaces;

    /// <summary>Whether it takes the monitors and rules of a namespace.</summary>
    internal bool Takes(NamespaceRef space) =>
        Namespaces.Count == 0 || Pods.Namespace.Is(space) || Namespaces.Any(taken => taken.Is(space));
}
