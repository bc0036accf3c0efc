namespace Infra.Components.Storage;

/// <summary>What has to be known of an NFS server to keep volumes on it.</summary>
public abstract record NfsShareArgs
{
    /// <summary>The cluster. Its nodes need the NFS client (Debian: nfs-common).</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The server's address or host name.</summary>
    [Matches("[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?", "an address such as 192.168.0.3, or a host name")]
    public required string Server { get; init; }

    /// <summary>The folder that the server exports. Each volume is a folder in it, named after namespace and claim.</summary>
    [Matches("/[^ ]*", "an absolute path such as /volume1/kubernetes")]
    public required string Share { get; init; }

    /// <summary>Whether claims that name no class get this one. Default: no.</summary>
    public bool Default { get; init; }
}
