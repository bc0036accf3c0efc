using Infra.Components.Clusters;
using Infra.Components.Settings;
using Infra.Components.Validation;

namespace Shop.Odd;

/// <summary>The images.</summary>
public enum OddImage
{
    /// <summary>The image <c>registry.example.com</c>.</summary>
    Gateway,

    /// <summary>The image <c>other.example.com/gateway</c>.</summary>
    Gateway2,
}

/// <summary>The settings of the system <c>odd</c>.</summary>
public sealed record OddSettings
{
    /// <summary>The cluster. Default: the current context of the kubeconfig.</summary>
    public ExistingClusterArgs Cluster { get; init; } = new();

    /// <summary>The images that run, each with a fixed tag: what a release is made of.</summary>
    [Every]
    [Image]
    public required IReadOnlyDictionary<OddImage, string> Images { get; init; }
}
