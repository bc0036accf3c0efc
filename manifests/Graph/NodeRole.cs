namespace Infra.Graph;

/// <summary>What a part of the picture is for. The order is the way of a request, from the left to the right.</summary>
public enum NodeRole
{
    /// <summary>Where requests begin: a host name, or a port of every node.</summary>
    Entrance,

    /// <summary>What takes them in: the listeners of a Gateway or ListenerSet for one host.</summary>
    Listener,

    /// <summary>What sends them on: a route or an Ingress.</summary>
    Route,

    /// <summary>A Service.</summary>
    Service,

    /// <summary>What runs pods.</summary>
    Workload,

    /// <summary>A ConfigMap.</summary>
    Config,

    /// <summary>A Secret.</summary>
    Secret,

    /// <summary>A claim of a volume.</summary>
    Volume,

    /// <summary>An object that has a Secret made.</summary>
    SecretSource,

    /// <summary>Where Secrets come from: a store or a generator.</summary>
    Store,

    /// <summary>Something outside of the cluster: the internet, another network, a cloud's service.</summary>
    Outside,

    /// <summary>What the stack makes outside of the cluster: in a cloud, or on machines.</summary>
    Cloud,

    /// <summary>A Helm chart.</summary>
    Chart,
}
