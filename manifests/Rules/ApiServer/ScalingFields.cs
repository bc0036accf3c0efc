using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class ScalingFields : IRule
{
    public RuleInfo Info { get; } = new("A24", "scaling-fields", Severity.Error, "autoscaler or budget that the API server refuses")
    {
        Description = """
            What a server checks in code of HorizontalPodAutoscalers (a floor of 1 or more and not above the ceiling, one source for
            each metric and the one of its type, a target of its type, windows up to an hour, periods up to half an hour) and of
            PodDisruptionBudgets (minAvailable or maxUnavailable, counts or percentages up to 100%).
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Autoscaling, "HorizontalPodAutoscaler"))
            Autoscalers.Check(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Policy, "PodDisruptionBudget"))
            Autoscalers.CheckBudget(found);
    }
}
