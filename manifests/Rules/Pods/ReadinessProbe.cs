namespace Infra.Rules.Pods;

internal sealed class ReadinessProbe : IRule
{
    public RuleInfo Info { get; } = new("R04", "readiness-probe", Severity.Warning, "readiness is not probed, or mistaken for liveness")
    {
        ErrorInProduction = true,
        Description = """
            A Service sends requests to every pod that is ready, and without a readiness probe a pod is ready as soon as its process exists:
            every rollout then loses requests. The rule looks at the containers of pods that a Service selects. It also fails when a
            liveness probe asks the very path that tells about dependencies (`/ready`, `/readyz`, `/actuator/health/readiness`): a database
            that is away would then restart every pod.
            """,
        Remediation = "Add a readiness probe; `tcpSocket` where the application has no path that needs no login.",
        SeeAlso = ["kube-linter no-readiness-probe", "Polaris readinessProbeMissing", "Datree CONTAINERS_MISSING_READINESSPROBE_KEY"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var served = ServedPods.Of(set);
        foreach (var workload in set.Workloads)
        {
            var main = workload.Containers.FirstOrDefault(container => !container.IsInit && container.Tree.List("ports") is not null)
                ?? workload.Containers.FirstOrDefault(container => !container.IsInit);
            if (main is not null && !workload.IsJob && served.Contains(workload) && main.Tree.Map("readinessProbe") is null)
            {
                report.Add(workload.Manifest, main.Path + ".readinessProbe", null, "a readiness probe",
                    "add one; tcpSocket where no path answers without a login");
            }

            foreach (var container in workload.Containers)
            {
                if (container.Tree.TextAt("livenessProbe", "httpGet", "path") is { } path
                    && path.Contains("read", StringComparison.OrdinalIgnoreCase)
                    && (path.EndsWith("/ready", StringComparison.Ordinal) || path.EndsWith("/readyz", StringComparison.Ordinal)
                        || path.EndsWith("/readiness", StringComparison.Ordinal)))
                {
                    report.Add(workload.Manifest, container.Path + ".livenessProbe.httpGet.path", path,
                        "a path that says only that the process lives",
                        "ask another path; a dependency that is away must not restart the pod");
                }
            }
        }
    }
}
