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

    /// <summary>The version of the chart. Default: <see cref="ChartCatalogue.NfsSubdirProvisioner"/>'s.</summary>
    public string Version { get; init; } = ChartCatalogue.NfsSubdirProvisioner.Version;
}
