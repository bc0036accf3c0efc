using Infra.Catalogue;

namespace Infra.Components.Gpus;

/// <summary>Arguments of <see cref="NvidiaDevicePlugin"/>.</summary>
public sealed record NvidiaDevicePluginArgs : IChecked
{
    /// <summary>The cluster. Its nodes with GPUs have NVIDIA's driver and container toolkit.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace; its pods reach into the nodes. Default: an own one, <c>nvidia-device-plugin</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The chart's version. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 0.20.0")]
    public string Version { get; init; } = ChartCatalogue.NvidiaDevicePlugin.Version;

    /// <summary>
    /// The labels of nodes with GPUs, any of which is enough. Default: <c>nvidia.com/gpu.present</c> with the value <c>true</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } =
        new Dictionary<string, string> { ["nvidia.com/gpu.present"] = "true" };

    /// <summary>
    /// How many pods share one GPU in turns, without any wall between their memories. Default: 1, a GPU belongs to one pod.
    /// </summary>
    [Range(1, 48)]
    public int Shares { get; init; } = 1;

    /// <summary>The CPU and memory of each pod. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(NodeLabels.Count == 0, Codes.Empty, nameof(NodeLabels), null, "at least one label",
            "name the label of nodes with GPUs");
        problems.AddLabels(nameof(NodeLabels), NodeLabels);
    }
}
