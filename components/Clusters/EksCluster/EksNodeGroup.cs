namespace Infra.Components.Clusters;

/// <summary>A managed node group of an EKS cluster.</summary>
public sealed record EksNodeGroup : IChecked
{
    /// <summary>The group's name.</summary>
    [Name]
    public required string Name { get; init; }

    /// <summary>The instance types, in order of preference; several only for spot instances.</summary>
    [Matches("[a-z0-9-]+[.][a-z0-9-]+", "an instance type such as m7i.large")]
    public required IReadOnlyList<string> InstanceTypes { get; init; }

    /// <summary>The smallest number of nodes.</summary>
    [Range(0, 450)]
    public required int MinSize { get; init; }

    /// <summary>The largest number of nodes.</summary>
    [Range(1, 450)]
    public required int MaxSize { get; init; }

    /// <summary>The number of nodes to start with. Default: <see cref="MinSize"/>.</summary>
    [Range(0, 450)]
    public int? DesiredSize { get; init; }

    /// <summary>The operating system. Default: Amazon Linux 2023 for x86.</summary>
    public EksNodeImage Image { get; init; } = EksNodeImage.AmazonLinux;

    /// <summary>
    /// The image's release: of Amazon Linux one for the nodes' version of Kubernetes, such as <c>1.36.3-20261106</c>; of Bottlerocket its
    /// own version, such as <c>1.52.0-5a8a4d5b</c>. Default: AWS's newest at the time of the update.
    /// </summary>
    [Matches("[0-9]+[.][0-9]+[.][0-9]+-[0-9a-z]+", "a release such as 1.36.3-20261106")]
    public string? Release { get; init; }

    /// <summary>Whether the machines are spot instances, which AWS may take back at two minutes' notice. Default: no.</summary>
    public bool Spot { get; init; }

    /// <summary>The size of the encrypted gp3 disk, in GiB. Default: 50.</summary>
    [Range(20, 16384)]
    public int DiskGib { get; init; } = 50;

    /// <summary>Labels of the nodes. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Taints of the nodes. Default: none.</summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(MinSize > MaxSize, Codes.OutOfRange, nameof(MinSize), Number(MinSize),
            $"at most {problems.Name(nameof(MaxSize))}, which is {Number(MaxSize)}", "lower it, or raise the other");
        problems.AddIf(MinSize <= MaxSize && DesiredSize is { } desired && (desired < MinSize || desired > MaxSize), Codes.OutOfRange,
            nameof(DesiredSize), Number(DesiredSize ?? 0), $"a number from {Number(MinSize)} to {Number(MaxSize)}",
            "choose a number between the two");
        problems.AddIf(InstanceTypes.Count == 0, Codes.Empty, nameof(InstanceTypes), null, "at least one instance type", "add one");
        problems.AddIf(InstanceTypes.Count > 1 && !Spot, Codes.Exclusive, nameof(InstanceTypes), string.Join(", ", InstanceTypes),
            "one type, unless the machines are spot instances", "leave one type, or make a second group");
        problems.AddLabels(nameof(Labels), Labels);
        problems.AddTaints(nameof(Taints), Taints);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
