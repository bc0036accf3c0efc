using Infra.Components.Edge;

namespace Infra.Components.Apps;

/// <summary>A further port of an application.</summary>
/// <param name="Name">Its name in the pod and the Service: 1 to 15 lower-case letters, digits and hyphens.</param>
/// <param name="Port">The port on which one of the pod's containers listens.</param>
public sealed record AppPort(
    [property: Matches(AppPort.NameForm, AppPort.NameExample)] string Name,
    [property: Port] int Port)
{
    internal const string NameForm = "(?=.*[a-z])[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?";
    internal const string NameExample = "at most 15 lower-case letters, digits and inner hyphens, at least one letter";

    /// <summary>The port of the Service. Default: <see cref="Port"/>.</summary>
    [Port]
    public int? ServicePort { get; init; }

    /// <summary>
    /// The port on every node that leads to it, which anyone who reaches a node can use: for laboratories. Default: none.
    /// </summary>
    [Range(30000, 32767)]
    public int? NodePort { get; init; }

    /// <summary>The protocol. Default: TCP.</summary>
    public PortProtocol Protocol { get; init; }

    /// <summary>
    /// What the port speaks, for proxies that ask: <c>http</c>, <c>https</c>, <c>kubernetes.io/h2c</c>, <c>kubernetes.io/ws</c>. Default:
    /// not said.
    /// </summary>
    [Matches("[a-z]([-a-z0-9.]*[a-z0-9])?(/[a-z0-9]+)?", "a protocol such as kubernetes.io/h2c")]
    public string? AppProtocol { get; init; }

    /// <summary>The public hosts; route, certificates and network policy follow. Default: none.</summary>
    public IReadOnlyList<Exposure> Expose { get; init; } = [];

    /// <summary>How the edge passes requests on. Default: as it does by itself.</summary>
    public RouteSettings RouteSettings { get; init; } = new();
}
