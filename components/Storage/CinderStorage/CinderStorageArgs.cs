using Infra.Catalogue;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="CinderStorage"/>.</summary>
public sealed record CinderStorageArgs : IChecked
{
    /// <summary>The cluster. Its nodes are instances of the OpenStack.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The file <c>cloud.conf</c>, with an application credential that may handle volumes and nothing else.</summary>
    public required SecretValue CloudConfig { get; init; }

    /// <summary>The class's name. Default: cinder.</summary>
    [Name]
    public string Class { get; init; } = "cinder";

    /// <summary>Whether claims that name no class get this one. Default: yes.</summary>
    public bool Default { get; init; } = true;

    /// <summary>The volume type. Default: the OpenStack's.</summary>
    public string? Type { get; init; }

    /// <summary>The availability zone. Default: the one of the pod's node.</summary>
    public string? Zone { get; init; }

    /// <summary>
    /// The version of the chart; its second number is the minor version of Kubernetes that it was made for. Default:
    /// <see cref="ChartCatalogue.CinderCsi"/>'s.
    /// </summary>
    [Matches(@"2\.[0-9]+\.[0-9]+", "a release of the chart such as 2.36.0")]
    public string Version { get; init; } = ChartCatalogue.CinderCsi.Version;

    void IChecked.Check(Problems problems)
    {
        if (Cluster?.Version is not { } version)
            return;

        var made = int.Parse(Version.Split('.')[1], CultureInfo.InvariantCulture);
        problems.AddIf(Math.Abs(made - version.Minor) > 1, Codes.VersionMatrix, nameof(Version), Version,
            $"the chart for Kubernetes {version}, or for the version before or after it",
            string.Create(CultureInfo.InvariantCulture, $"choose a release 2.{version.Minor}.x"));
    }
}
