namespace Infra.Components.Edge;

/// <summary>A host on the entry points of <see cref="Traefik"/>; its certificate stands in the namespace of its route.</summary>
[Reference]
public sealed record TraefikExposure : Exposure
{
    /// <summary>The edge.</summary>
    public required TraefikRef Traefik { get; init; }

    /// <summary>Whether plain HTTP is redirected to HTTPS. Default: true.</summary>
    public bool Redirect { get; init; } = true;

    internal override string EdgeName => "Traefik";
}
