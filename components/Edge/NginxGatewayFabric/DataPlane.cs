namespace Infra.Components.Edge;

/// <summary>The proxies of a Gateway.</summary>
public sealed record DataPlane
{
    /// <summary>The number of proxies. Default: 1.</summary>
    [Range(1, 100)]
    public int Replicas { get; init; } = 1;

    /// <summary>Whether several proxies have to be on different nodes. Default: false, where possible.</summary>
    public bool RequireSpread { get; init; }

    /// <summary>How they are reached from outside. Default: a load balancer.</summary>
    public EdgeService Service { get; init; } = new EdgeService.LoadBalancer();

    /// <summary>
    /// Whether they are reached by the ports 80 and 443 of the nodes, for a machine that nothing stands in front of. There is one proxy on
    /// each node then, which is replaced by stopping it first, and <see cref="Service"/> and <see cref="Replicas"/> say nothing. The namespace
    /// of the Gateway must be a privileged one. Default: false.
    /// </summary>
    public bool HostPorts { get; init; }

    /// <summary>The CPU and memory of one proxy. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }

    /// <summary>How many connections one worker holds open, those to backends included. Default: NGINX's 1024.</summary>
    [Range(1, 65535)]
    public int? WorkerConnections { get; init; }

    /// <summary>Where the client's address comes from. Default: from the connection.</summary>
    public ClientAddress? ClientAddress { get; init; }

    /// <summary>The lowest severity in the error log. Default: info.</summary>
    public ProxyLogLevel LogLevel { get; init; } = ProxyLogLevel.Info;

    /// <summary>Whether each request is a line in the log. Default: true.</summary>
    public bool AccessLog { get; init; } = true;
}
