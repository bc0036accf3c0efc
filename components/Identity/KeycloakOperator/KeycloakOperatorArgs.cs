using Infra.Catalogue;

namespace Infra.Components.Identity;

/// <summary>Arguments of <see cref="KeycloakOperator"/>.</summary>
public sealed record KeycloakOperatorArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace of the operator. Default: an own one, <c>keycloak</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>
    /// The namespaces in which it runs Keycloaks; in all others it may read nothing. Default: its own namespace alone.
    /// </summary>
    public IReadOnlyList<NamespaceRef> Watches { get; init; } = [];

    /// <summary>
    /// The version of the operator and of the Keycloaks that it runs, which are released together. From 26.6 on, which stores
    /// <c>v2beta1</c>. Default: <see cref="PublishedManifests.Keycloak"/>.
    /// </summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 26.7.3")]
    public string Version { get; init; } = PublishedManifests.Keycloak;

    /// <summary>The CPU and memory of the operator. Default: <c>100m</c> and <c>450Mi</c>.</summary>
    public Resources Resources { get; init; } = new("100m", "450Mi");

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(System.Version.Parse(Version) < new Version(26, 6), Codes.VersionMatrix, nameof(Version), Version,
            "26.6 or later, which serves k8s.keycloak.org/v2beta1",
            "take a later version, one minor at a time where a Keycloak runs already");
    }
}
