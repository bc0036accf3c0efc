namespace Infra.Components.Storage;

/// <summary>The access mode of a volume.</summary>
public enum AccessMode
{
    /// <summary>Mounted on one node. Only one pod may mount it here, since pods may land on different nodes.</summary>
    ReadWriteOnce,

    /// <summary>Mounted on several nodes: network file systems.</summary>
    ReadWriteMany,

    /// <summary>Mounted read-only on several nodes.</summary>
    ReadOnlyMany,
}
