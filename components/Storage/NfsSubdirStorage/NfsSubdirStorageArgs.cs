using Infra.Catalogue;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="NfsSubdirStorage"/>.</summary>
public sealed record NfsSubdirStorageArgs : NfsShareArgs
{
    /// <summary>The class's name. Default: nfs-client, the chart's own.</summary>
    [Name]
    public string Class { get; init; } = "nfs-client";

    /// <summary>The name of the Helm release, for one that runs already. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>
    /// The provisioner's name, by which a class that exists knows it: a class cannot be given another one. Default: the chart's, which
    /// follows from the release.
    /// </summary>
    [Matches("[a-z0-9]([-a-z0-9./]*[a-z0-9])?", "a name such as nfs-provisioner or example.com/nfs")]
    public string? Provisioner { get; init; }

    /// <summary>
    /// Whether the folder of a volume that is deleted is renamed and stays; otherwise it is deleted with the volume. A volume outlives its
    /// claim in any case. Default: true. A class that exists cannot be given another value.
    /// </summary>
    public bool ArchiveOnDelete { get; init; } = true;

    /// <summary>The version of the chart. Default: <see cref="ChartCatalogue.NfsSubdirProvisioner"/>'s.</summary>
    public string Version { get; init; } = ChartCatalogue.NfsSubdirProvisioner.Version;
}
