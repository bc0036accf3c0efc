namespace Infra.Rules.Pods;

internal sealed class JobLimits : IRule
{
    public RuleInfo Info { get; } = new("R33", "job-limits", Severity.Warning, "job without limits")
    {
        ErrorInProduction = true,
        Description = """
            A Job without a deadline may hang for ever, one without `ttlSecondsAfterFinished` leaves its pods behind, and one without
            `backoffLimit` is tried six times, which is rarely intended. A CronJob that is slower than its schedule runs several times at
            once unless `concurrencyPolicy` says otherwise.
            """,
        Remediation = "Set `activeDeadlineSeconds`, `backoffLimit` and `ttlSecondsAfterFinished`; for a CronJob also `concurrencyPolicy` and `startingDeadlineSeconds`.",
        SeeAlso = ["kube-linter job-ttl-seconds-after-finished", "Datree CRONJOB_INVALID_SCHEDULE_VALUE"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var job in set.Of(Groups.Batch, "Job"))
            Missing(job, "spec", job.Tree.Map("spec"), report, "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished");

        foreach (var job in set.Of(Groups.Batch, "CronJob"))
        {
            Missing(job, "spec", job.Tree.Map("spec"), report, "concurrencyPolicy", "startingDeadlineSeconds");
            Missing(job, "spec.jobTemplate.spec", job.Tree.MapAt("spec", "jobTemplate", "spec"), report, "activeDeadlineSeconds",
                "backoffLimit");
        }
    }

    private static void Missing(Manifest job, string path, MapNode? spec, Report report, params string[] keys)
    {
        if (keys.Where(key => spec?[key] is null).ToList() is { Count: > 0 } missing)
            report.Add(job, path, null, string.Join(", ", missing), "say how long, how often and what is left afterwards");
    }
}
