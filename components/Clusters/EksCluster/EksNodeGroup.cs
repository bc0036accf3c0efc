using System.Globalization;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Components.Clusters;

/// <summary>Machines of one kind that are nodes of an EKS cluster.</summary>
public sealed record EksNodeGroup : IChecked
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

    /// <summary>The image's release, such as <c>1.36.3-20261106</c>. Default: AWS's newest at the time of the update.</summary>
    [Matches("[0-9]+[.][0-9]+[.][0-9]+-[0-9a-z]+", "a release such as 1.36.3-20261106")]
    public string? Release { get; init; }

    /// <summary>Whether AWS may take the machines back at two minutes' notice, for a lower price. Default: no.</summary>
    public bool Spot { get; init; }

    /// <summary>The size of the encrypted gp3 disk, in GiB. Default: 50.</summary>
    [Range(20, 16384)]
    public int DiskGib { get; init; } = 50;

    /// <summary>Labels of the nodes. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Taints of the nodes. Default: none.</summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.AddIf(Least > Most, Codes.OutOfRange, nameof(Least), Number(Least),
            $"at most {problems.Name(nameof(Most))}, which is {Number(Most)}", "lower it, or raise the other");
        problems.AddIf(Least <= Most && Desired is { } desired && (desired < Least || desired > Most), Codes.OutOfRange, nameof(Desired),
            Number(Desired ?? 0), $"a number from {Number(Least)} to {Number(Most)}", "choose a number between the two");
        problems.AddIf(InstanceTypes.Count == 0, Codes.Empty, nameof(InstanceTypes), null, "at least one instance type", "add one");
        problems.AddIf(InstanceTypes.Count > 1 && !Spot, Codes.Exclusive, nameof(InstanceTypes), string.Join(", ", InstanceTypes),
            "one type, unless the machines are spot instances", "leave one type, or make a second group");
        problems.AddLabels(nameof(Labels), Labels);
        problems.AddTaints(nameof(Taints), Taints);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
