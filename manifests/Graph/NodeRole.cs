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

    /// <summary>A rule of a route, where its rules lead to different places.</summary>
    Rule,

    /// <summary>What is delivered, and by what: an Application, a Kustomization, a HelmRelease, an EventSource, a Sensor.</summary>
    Delivery,

    /// <summary>Several parts that are drawn as one: a namespace, an application.</summary>
    Folded,

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

    /// <summary>What is behind a claim: a volume of the cluster, or the class that makes volumes.</summary>
    Disk,

    /// <summary>Where something that is delivered comes from: a folder, a chart, a repository.</summary>
    Source,

    /// <summary>Where something is delivered to, or what is started: a namespace, a workflow.</summary>
    Target,

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
