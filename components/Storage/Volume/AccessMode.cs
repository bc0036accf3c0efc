namespace Infra.Components.Storage;

/// <summary>By whom a volume can be mounted at once.</summary>
public enum AccessMode
{
    /// <summary>By the pods of one node. Pods are not told apart from nodes, so here it means: by one pod.</summary>
    ReadWriteOnce,

    /// <summary>By pods on several nodes: network file systems.</summary>
    ReadWriteMany,

    /// <summary>By pods on several nodes, none of which writes.</summary>
    ReadOnlyMany,
}
