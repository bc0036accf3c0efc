using Infra.Catalogue;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="NfsStorage"/>.</summary>
public sealed record NfsStorageArgs : NfsShareArgs
{
    /// <summary>The class's name. Default: nfs.</summary>
    [Name]
    public string Class { get; init; } = "nfs";

    /// <summary>Mount options. Default: NFS 4.1, waiting while the server is unreachable.</summary>
    public IReadOnlyList<string> MountOptions { get; init; } = ["nfsvers=4.1", "hard"];

    /// <summary>The version of the chart. Default: <see cref="ChartCatalogue.CsiDriverNfs"/>'s.</summary>
    public string Version { get; init; } = ChartCatalogue.CsiDriverNfs.Version;
}
