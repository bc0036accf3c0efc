namespace Infra.Hermetic;

/// <summary>What a resource of a stack is for.</summary>
public enum ResourceRole
{
    /// <summary>It groups others; the stack itself is one.</summary>
    Component,

    /// <summary>A Kubernetes object.</summary>
    Manifest,

    /// <summary>A Helm release.</summary>
    Chart,

    /// <summary>Kubernetes objects that others publish as a file.</summary>
    RemoteManifest,

    /// <summary>Something outside the cluster: of a cloud, a key, a random value, a command.</summary>
    Cloud,

    /// <summary>The connection to a cluster or cloud.</summary>
    Provider,

    /// <summary>Something that exists already and is only read: another stack, or an object looked up by its id.</summary>
    Lookup,
}
