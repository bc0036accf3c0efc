using Infra.Components;
using Infra.Components.Settings;
using Infra.Components.Storage;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Egov;

/// <summary>
/// Where all claims of the stack lie, in one setting: databases on storage of their own, files of several services where these can share
/// them.
/// </summary>
public abstract record StorageSettings
{
    private StorageSettings()
    {
    }

    /// <summary>The one node on which those run that share files; null where they may be on several.</summary>
    internal virtual string? FilesNode => null;

    /// <summary>Makes the classes.</summary>
    /// <param name="cluster">The cluster.</param>
    internal abstract StorageClasses Make(Cluster cluster);

    /// <summary>Files on an NFS server, and what one pod has to itself in folders of its node.</summary>
    public sealed record Nfs : StorageSettings
    {
        /// <summary>The server and the folder that it exports.</summary>
        public required NfsShare Share { get; init; }

        /// <summary>
        /// The storage class of databases and of what else one pod has to itself, which the cluster has. Default: folders on the nodes,
        /// which the stack brings, or the cluster's own default class where it has one.
        /// </summary>
        [Name]
        public string? DataClass { get; init; }

        internal override StorageClasses Make(Cluster cluster) => new(
            DataClass is not null ? new StorageClassRef(DataClass, shared: false)
                : cluster.StorageClass is { } own ? new StorageClassRef(own, shared: false)
                : new LocalPathStorage("local-path", new() { Cluster = cluster }).Class,
            Share.Make(cluster));
    }

    /// <summary>Block storage of an OpenStack, where its instances are the nodes.</summary>
    public sealed record Cinder : StorageSettings, IChecked
    {
        /// <summary>
        /// The file <c>cloud.conf</c>, encrypted, with an application credential that may handle volumes and nothing else.
        /// </summary>
        public required SecretValue CloudConfig { get; init; }

        /// <summary>The volume type. Default: the OpenStack's.</summary>
        public string? Type { get; init; }

        /// <summary>The availability zone. Default: the one of the pod's node.</summary>
        public string? Zone { get; init; }

        /// <summary>The NFS server for files that services share. Default: none; then <see cref="Node"/> is theirs.</summary>
        public NfsShare? Share { get; init; }

        /// <summary>
        /// The node, by the label <c>kubernetes.io/hostname</c>, on which all those run that share files, with one pod each, since a volume
        /// is attached to one node. Default: none; then <see cref="Share"/> holds these files.
        /// </summary>
        [Name]
        public string? Node { get; init; }

        /// <inheritdoc/>
        public void Check(Problems problems)
        {
            ArgumentNullException.ThrowIfNull(problems);
            problems.AddIf(Share is null && Node is null, Codes.SharedVolume, nameof(Node), null,
                "the one node of those that share files, or an NFS server: a volume of Cinder is attached to one node",
                $"set {nameof(Node)}, or {nameof(Share)}");
            problems.AddIf(Share is not null && Node is not null, Codes.Exclusive, nameof(Node), Node,
                $"{nameof(Share)}, which pods on all nodes mount, or {nameof(Node)}", "remove one of the two");
        }

        internal override string? FilesNode => Node;

        internal override StorageClasses Make(Cluster cluster)
        {
            var data = new CinderStorage("cinder", new() { Cluster = cluster, CloudConfig = CloudConfig, Type = Type, Zone = Zone }).Class;
            return new(data, Share?.Make(cluster) ?? data);
        }
    }
}

/// <summary>A folder that an NFS server exports to all nodes.</summary>
public sealed record NfsShare
{
    /// <summary>The server's address or host name.</summary>
    [Matches("[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?", "an address such as 192.168.0.3, or a host name")]
    public required string Server { get; init; }

    /// <summary>The folder. Each claim is a folder in it.</summary>
    [Matches("/[^ ]*", "an absolute path such as /srv/nfs")]
    public required string Path { get; init; }

    /// <summary>
    /// The provisioner of a class <c>nfs</c> that runs already and is taken over; its project is dormant. Default: none; the Kubernetes
    /// project's own driver makes the volumes.
    /// </summary>
    [Matches("[a-z0-9]([-a-z0-9./]*[a-z0-9])?", "a name such as nfs-provisioner")]
    public string? Provisioner { get; init; }

    internal StorageClassRef Make(Cluster cluster) => Provisioner is null
        ? new NfsStorage("nfs", new() { Cluster = cluster, Server = Server, Share = Path }).Class
        : new NfsSubdirStorage("nfs", new()
        {
            Cluster = cluster,
            Server = Server,
            Share = Path,
            Class = "nfs",
            Provisioner = Provisioner,
            // As the running class has it. Nothing is lost by that: volumes outlive their claims.
            ArchiveOnDelete = false,
        }).Class;
}

/// <summary>The classes of the stack's claims.</summary>
/// <param name="Data">That of claims which one pod has to itself.</param>
/// <param name="Files">That of files which several services share, on several nodes where it can.</param>
internal sealed record StorageClasses(StorageClassRef Data, StorageClassRef Files)
{
    /// <summary>Where a claim lies that one pod has to itself.</summary>
    public VolumeSource DataSource => new VolumeSource.Provisioned { Class = Data };
}
