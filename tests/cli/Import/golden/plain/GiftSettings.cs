using Infra.Components;
using Infra.Components.Clusters;
using Infra.Components.Settings;
using Infra.Components.Validation;

namespace Shop.Gift;

/// <summary>The images.</summary>
public enum GiftImage
{
    /// <summary>The image <c>registry.example.com/shop/orders</c>.</summary>
    Orders,

    /// <summary>The image <c>registry.example.com/shop/web</c>.</summary>
    Web,
}

/// <summary>The settings of the system <c>gift</c>.</summary>
public sealed record GiftSettings
{
    /// <summary>The cluster. Default: the current context of the kubeconfig.</summary>
    public ExistingClusterArgs Cluster { get; init; } = new();

    /// <summary>The images that run, each with a fixed tag: what a release is made of.</summary>
    [Every]
    [Image]
    public required IReadOnlyDictionary<GiftImage, string> Images { get; init; }

    /// <summary>What stands in Secret shop/orders-secret at <c>data.orders-password</c>.</summary>
    public required SecretValue OrdersPassword { get; init; }

    /// <summary>What stands in Secret shop/orders-secret at <c>stringData.api-key</c>.</summary>
    public required SecretValue OrdersApiKey { get; init; }

    /// <summary>What stands in StatefulSet shop/orders at <c>spec.template.spec.containers[0].command[1]</c>.</summary>
    public required SecretValue OrdersDbPassword { get; init; }

    /// <summary>What stands in StatefulSet shop/orders at <c>spec.template.spec.containers[0].env[0].value</c>.</summary>
    public required SecretValue OrdersSessionSecret { get; init; }
}
