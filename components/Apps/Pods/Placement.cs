using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>The nodes on which pods may run, and how they are spread over them.</summary>
public sealed record Placement : IChecked
{
    internal const string HostName = "kubernetes.io/hostname";

    /// <summary>Labels that a node must carry. Default: none.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init; } = new Dictionary<string, string>();

    /// <summary>Taints of nodes that do not keep the pods away. Default: none.</summary>
    public IReadOnlyList<Toleration> Tolerations { get; init; } = [];

    /// <summary>Whether the pods must be on different nodes. Default: where possible.</summary>
    public Spread Spread { get; init; }

    /// <summary>The PriorityClass, which has to be there. Default: the cluster's own.</summary>
    [Name]
    public string? PriorityClass { get; init; }

    /// <summary>One node and no other.</summary>
    /// <param name="node">The node's name.</param>
    public static Placement On(string node) => new() { NodeSelector = new Dictionary<string, string> { [HostName] = node } };

    /// <summary>The one node on which the pods run; null when there may be several.</summary>
    internal string? Node => NodeSelector.GetValueOrDefault(HostName);

    void IChecked.Check(Problems problems)
    {
        problems.AddLabels(nameof(NodeSelector), NodeSelector);
        for (var i = 0; i < Tolerations.Count; i++)
        {
            var toleration = Tolerations[i];
            problems.AddMark(Problems.Item(nameof(Tolerations), i), toleration.Key, toleration.Value ?? "",
                toleration.Value is null ? toleration.Key : $"{toleration.Key}={toleration.Value}");
            problems.AddIf(toleration.Seconds is not null && toleration.Effect != TaintEffect.NoExecute, Codes.Exclusive,
                $"{Problems.Item(nameof(Tolerations), i)}.{nameof(Toleration.Seconds)}",
                toleration.Seconds?.ToString(CultureInfo.InvariantCulture), "seconds for a taint with the effect NoExecute alone",
                "remove them, or name that effect");
        }
    }

    internal void Give(PodSpecArgs pod)
    {
        pod.NodeSelector = NodeSelector.OrNone();
        pod.PriorityClassName = Optional.Of(PriorityClass)!;
    }
}
