using Infra.Catalogue;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="NfsSubdirStorage"/>.</summary>
public sealed record NfsSubdirStorageArgs
{
    /// <summary>The cluster. Its nodes need the NFS client (Debian: nfs-common).</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The server's address or host name.</summary>
    [Matches("[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?", "an address such as 192.168.0.3, or a host name")]
    public required string Server { get; init; }

    /// <summary>The folder that the server exports. Each volume is a folder in it, <c>namespace-claim-volume</c>.</summary>
    [Matches("/[^ ]*", "an absolute path such as /volume1/kubernetes")]
    public required string Share { get; init; }

    /// <summary>The class's name. Default: nfs-client, the chart's own.</summary>
    [Name]
    public string Class { get; init; } = "nfs-client";

    /// <summary>Whether claims that name no class get this one. Default: no.</summary>
    public bool Default { get; init; }

    /// <summary>The name of the Helm release, for one that runs already. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The version of the chart. Default: <see cref="ChartCatalogue.NfsSubdirProvisioner"/>'s.</summary>
    public string Version { get; init; } = ChartCatalogue.NfsSubdirProvisioner.Version;
}
