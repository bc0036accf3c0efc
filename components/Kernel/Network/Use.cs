namespace Infra.Components;

/// <summary>
/// One application's use of a service: its network policies on both sides, and the variables with the service's host and port.
/// </summary>
/// <param name="service">What is used.</param>
[Reference]
public sealed class Use(IServes service)
{
    /// <summary>Where the service answers.</summary>
    public Endpoint Endpoint { get; } = service.Endpoint;

    /// <summary>The environment variable that takes the Service's name. Default: none, the application knows it already.</summary>
    public string? HostVariable { get; init; }

    /// <summary>The environment variable that takes the Service's port. Default: none.</summary>
    public string? PortVariable { get; init; }
}
