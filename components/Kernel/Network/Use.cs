namespace Infra.Components;

/// <summary>
/// One application's use of a service: its network policies on both sides, and the variables with the service's host and port.
/// </summary>
/// <param name="endpoint">The port that is used.</param>
[Reference]
public sealed class Use(Endpoint endpoint)
{
    /// <summary>The use of a component's main port.</summary>
    /// <param name="service">What is used.</param>
    public Use(IServes service)
        : this(service?.Endpoint ?? throw new ArgumentNullException(nameof(service)))
    {
    }

    /// <summary>Where the service answers.</summary>
    public Endpoint Endpoint { get; } = endpoint;

    /// <summary>The environment variable that takes the Service's name. Default: none, the application knows it already.</summary>
    public string? HostVariable { get; init; }

    /// <summary>The environment variable that takes the Service's port. Default: none.</summary>
    public string? PortVariable { get; init; }
}
