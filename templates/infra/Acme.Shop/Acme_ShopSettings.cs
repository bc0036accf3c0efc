using Infra.Components.Certificates;
using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Settings;
using Infra.Components.Validation;

namespace Acme.Shop;

/// <summary>The applications.</summary>
public enum Acme_ShopApp
{
    /// <summary>The web application.</summary>
    Web,

    /// <summary>The cache.</summary>
    Redis,
}

/// <summary>What the environments differ in: the keys of the stack files.</summary>
public sealed record Acme_ShopSettings
{
    /// <summary>The cluster. Default: the current context of the kubeconfig.</summary>
    public ExistingClusterArgs Cluster { get; init; } = new();

    /// <summary>The host of the web application.</summary>
    public required GatewayHost Host { get; init; }

    /// <summary>The ACME account for certificates.</summary>
    public required AcmeIssuerArgs Acme { get; init; }

    /// <summary>The number of pods of the web application. Default: 2.</summary>
    [Infra.Components.Validation.Range(1, 20)]
    public int Replicas { get; init; } = 2;

    /// <summary>The images that run, each with a fixed tag: what a release is made of.</summary>
    [Every]
    [Image]
    public required IReadOnlyDictionary<Acme_ShopApp, string> Images { get; init; }
}
