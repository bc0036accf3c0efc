namespace Infra.Rules.Pods;

internal sealed class JobLimits : IRule
{
    public RuleInfo Info { get; } = new("R33", "job-limits", Severity.Warning, "job without limits")
    {
        ErrorInProduction = true,
        Description = """
            A Job without a deadline may hang for ever, and one without `ttlSecondsAfterFinished` leaves its pods behind; Jobs that are hooks
            of Helm or Argo CD are removed by these, and those of a stack's components stay with the stack. A CronJob with runs that have no deadline and may overlap (`concurrencyPolicy: Allow`, which
            is the default) piles them up as soon as one hangs.
            """,
        Remediation =
            "Set `activeDeadlineSeconds` and `ttlSecondsAfterFinished`; for a CronJob `activeDeadlineSeconds` in its template, or `concurrencyPolicy: Forbid`.",
        SeeAlso = ["kube-linter job-ttl-seconds-after-finished", "Datree CRONJOB_INVALID_SCHEDULE_VALUE"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var job in set.Of(Groups.Batch, "Job"))
        {
            var spec = job.Tree.Map("spec");
            var missing = new List<string>();
            if (spec?["activeDeadlineSeconds"] is null && spec.MapAt("template", "spec")?["activeDeadlineSeconds"] is null)
                missing.Add("activeDeadlineSeconds");

            // What a program makes it keeps: a Job that removes itself would be made, and run, once more.
            if (spec?["ttlSecondsAfterFinished"] is null && !IsHook(job) && job.Components.Count == 0)
                missing.Add("ttlSecondsAfterFinished");

            report.AddIf(missing.Count > 0, job, "spec", null, string.Join(", ", missing),
                "say how long it may take and how long it stays afterwards");
        }

        foreach (var job in set.Of(Groups.Batch, "CronJob"))
        {
            var runs = job.Tree.MapAt("spec", "jobTemplate", "spec");
            report.AddIf(job.Tree.TextAt("spec", "concurrencyPolicy") is null or "Allow" && runs?["activeDeadlineSeconds"] is null
                && runs.MapAt("template", "spec")?["activeDeadlineSeconds"] is null,
                job, "spec.jobTemplate.spec", "runs without a deadline that may overlap",
                "activeDeadlineSeconds, or concurrencyPolicy Forbid or Replace",
                "say how long a run may take, or that only one may run");
        }
    }

    private static bool IsHook(Manifest job) => job.Tree.MapAt("metadata", "annotations")?.Entries
        .Any(a => a.Key is "helm.sh/hook" or "argocd.argoproj.io/hook") == true;
}
