using Infra.Catalogue;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="NfsStorage"/>.</summary>
public sealed record NfsStorageArgs
{
    /// <summary>The cluster. Its nodes need the NFS client (Debian: nfs-common).</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The server's address or host name.</summary>
    [Matches("[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?", "an address such as 192.168.0.3, or a host name")]
    public required string Server { get; init; }

    /// <summary>The folder that the server exports. Each volume is a folder in it, <c>namespace/claim</c>.</summary>
    [Matches("/[^ ]*", "an absolute path such as /volume1/kubernetes")]
    public required string Share { get; init; }

    /// <summary>The class's name. Default: nfs.</summary>
    [Name]
    public string Class { get; init; } = "nfs";

    /// <summary>Whether claims that name no class get this one. Default: no.</summary>
    public bool Default { get; init; }

    /// <summary>Mount options. Default: NFS 4.1, waiting while the server is unreachable.</summary>
    public IReadOnlyList<string> MountOptions { get; init; } = ["nfsvers=4.1", "hard"];

    /// <summary>The version of the chart. Default: <see cref="ChartCatalogue.CsiDriverNfs"/>'s.</summary>
    public string Version { get; init; } = ChartCatalogue.CsiDriverNfs.Version;
}
