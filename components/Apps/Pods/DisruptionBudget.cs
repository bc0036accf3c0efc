using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;

namespace Infra.Components.Apps;

/// <summary>
/// How many pods of a workload may be away while nodes are drained: one at a time. A single pod has none, or no node could be.
/// </summary>
internal static class DisruptionBudget
{
    /// <summary>Makes the budget, where there are pods enough.</summary>
    /// <param name="name">The workload's name.</param>
    /// <param name="parent">Its component.</param>
    /// <param name="pods">Its pods.</param>
    /// <param name="named">The name of the budget.</param>
    /// <param name="least">The fewest pods that there are.</param>
    public static void Make(string name, ComponentResource parent, PodSet pods, string named, int least)
    {
        if (least < 2)
            return;

        _ = new PodDisruptionBudget(name, new PodDisruptionBudgetArgs
        {
            Metadata = pods.Named(named, Await.Nothing),
            Spec = new PodDisruptionBudgetSpecArgs
            {
                Selector = Flow.Selector(pods.Labels),
                MaxUnavailable = 1,
                // A pod that never becomes ready must not keep its node from being drained.
                UnhealthyPodEvictionPolicy = "AlwaysAllow",
            },
        }, parent.Child());
    }
}
