namespace Infra.Components.Storage;

/// <summary>Where a volume's data lies.</summary>
public abstract record VolumeSource
{
    private VolumeSource()
    {
    }

    /// <summary>Provisioned by a storage class.</summary>
    public sealed record Provisioned : VolumeSource
    {
        /// <summary>The class. Default: the cluster's, or the cluster's shared one for a volume of several nodes.</summary>
        public StorageClassRef? Class { get; init; }
    }

    /// <summary>A disk or folder of one node. It has to be there already, and the pod runs on that node or not at all.</summary>
    public sealed record OnNode : VolumeSource
    {
        /// <summary>The node's name.</summary>
        [Name]
        public required string Node { get; init; }

        /// <summary>The disk's mount point, or the folder.</summary>
        [Matches("/[^ ]+", "an absolute path such as /mnt/disks/mysql")]
        public required string Path { get; init; }

        /// <summary>
        /// Whether the path is any folder, which is made if it is missing, rather than a disk of its own. A folder fills its node's disk
        /// and is not watched. Default: a disk.
        /// </summary>
        public bool Folder { get; init; }

        /// <summary>
        /// The id of the user or group that a folder was given to beforehand: a folder, unlike a disk, is not handed over to the pod.
        /// Default: root, who makes it; pods of other users can only read it.
        /// </summary>
        [Range(0, int.MaxValue)]
        public int? Owner { get; init; }
    }

    /// <summary>A folder that an NFS server shares, which has to be there already.</summary>
    public sealed record OnNfs : VolumeSource
    {
        /// <summary>The server's address or host name.</summary>
        [Matches("[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?", "an address such as 192.168.0.3, or a host name")]
        public required string Server { get; init; }

        /// <summary>The folder, as the server exports it.</summary>
        [Matches("/[^ ]*", "an absolute path such as /volume1/photos")]
        public required string Path { get; init; }

        /// <summary>Mount options. Default: NFS 4.1, waiting while the server is unreachable.</summary>
        public IReadOnlyList<string> MountOptions { get; init; } = ["nfsvers=4.1", "hard"];
    }
}
