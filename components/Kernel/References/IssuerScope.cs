namespace Infra.Components;

/// <summary>Where an issuer can be used.</summary>
public enum IssuerScope
{
    /// <summary>In every namespace: a ClusterIssuer.</summary>
    Cluster,

    /// <summary>In its own namespace: an Issuer.</summary>
    Namespace,
}
