namespace Infra.Components.Identity;

/// <summary>Names of objects of a Keycloak that exist already.</summary>
public sealed record KeycloakNames
{
    /// <summary>The Service. Default: the component's name and <c>-service</c>.</summary>
    [Name]
    public string? Service { get; init; }

    /// <summary>The main object of its route. Default: the component's name.</summary>
    [Name]
    public string? Route { get; init; }

    /// <summary>The Service's port. Default: 8080.</summary>
    [Port]
    public int ServicePort { get; init; } = 8080;
}
