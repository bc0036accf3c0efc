using Infra.Components.Clusters;
using Infra.Components.Clusters.Nodes;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>Machines of one kind that are nodes of an EKS cluster.</summary>
public sealed record EksNodeGroupSettings
{
    /// <summary>The group's name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The instance types, in order of preference; several only for spot machines.</summary>
    [Matches("[a-z0-9-]+[.][a-z0-9-]+", "an instance type such as m7i.large")]
    public required IReadOnlyList<string> InstanceTypes { get; init; }

    /// <summary>The fewest nodes.</summary>
    [Range(0, 450)]
    public required int Least { get; init; }

    /// <summary>The most nodes.</summary>
    [Range(1, 450)]
    public required int Most { get; init; }

    /// <summary>How many nodes there are as long as nobody scales. Default: the fewest.</summary>
    [Range(0, 450)]
    public int? Desired { get; init; }

    /// <summary>The system on them. Default: Amazon Linux 2023 for x86.</summary>
    public EksNodeImage Image { get; init; } = EksNodeImage.AmazonLinux;

    /// <summary>The image's release. Default: AWS's newest at the time of the update.</summary>
    [Matches("[0-9]+[.][0-9]+[.][0-9]+-[0-9a-z]+", "a release such as 1.36.3-20261106")]
    public string? Release { get; init; }

    /// <summary>Whether AWS may take the machines back at two minutes' notice, for a lower price. Default: no.</summary>
    public bool Spot { get; init; }

    /// <summary>The size of the encrypted disk, in GiB. Default: 50.</summary>
    [Range(20, 16384)]
    public int DiskGib { get; init; } = 50;

    /// <summary>Labels of the nodes. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of taints that keep pods away that do not tolerate them. Default: none.</summary>
    [Matches("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?", "a key such as example.com/batch")]
    public IReadOnlyList<string> Taints { get; init; } = [];

    /// <summary>As the component takes it.</summary>
    public EksNodeGroup ToGroup() => new()
    {
        Name = Name,
        InstanceTypes = InstanceTypes,
        Least = Least,
        Most = Most,
        Desired = Desired,
        Image = Image,
        Release = Release,
        Spot = Spot,
        DiskGib = DiskGib,
        Labels = Labels,
        Taints = [.. Taints.Select(key => new Taint(key, "", TaintEffect.NoSchedule))],
    };
}
