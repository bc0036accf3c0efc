namespace Infra.Components.Edge;

/// <summary>A host that <see cref="IngressNginx"/> serves; its certificate stands in the namespace of its route.</summary>
[Reference]
public sealed record IngressExposure : Exposure
{
    /// <summary>The edge.</summary>
    public required IngressNginxRef Controller { get; init; }

    /// <summary>Whether plain HTTP is redirected to HTTPS. Default: true.</summary>
    public bool Redirect { get; init; } = true;

    internal override bool SendsForwarded => Controller.Forwarded;

    internal override string EdgeName => "ingress-nginx";
}
