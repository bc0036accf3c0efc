namespace Infra.Rules.Pods;

internal sealed class DropAllCapabilities : IRule
{
    public RuleInfo Info { get; } = new("R08", "drop-all-capabilities", Severity.Warning, "container has capabilities of root")
    {
        ErrorInProduction = true,
        Description = """
            The runtime gives a container some of root's capabilities, raw sockets among them. Few programs need one. After `drop: [ALL]`
            the only one that the restricted Pod Security Standard lets back in is NET_BIND_SERVICE.
            A privileged container has them all, whatever it drops; R07 finds it.
            """,
        Remediation = "Set `capabilities: {drop: [ALL]}`.",
        SeeAlso = ["Pod Security Standards restricted", "kube-linter drop-net-raw-capability", "Polaris dangerousCapabilities",
            "Kubescape C-0046"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var container in set.Workloads.Where(workload => !workload.IsOnWindows).SelectMany(workload => workload.Containers)
            .Where(container => !container.IsPrivileged))
        {
            var capabilities = container.Tree.MapAt("securityContext", "capabilities");
            report.AddIf(!capabilities.Texts("drop").Contains("ALL", StringComparer.OrdinalIgnoreCase),
                container.Workload.Manifest, container.Path + ".securityContext.capabilities.drop",
                capabilities?.List("drop") is null ? null : string.Join(", ", capabilities.Texts("drop")), "ALL", "drop ALL");

            if (capabilities.Texts("add").Where(added => added != "NET_BIND_SERVICE").ToList() is { Count: > 0 } added)
            {
                report.Add(container.Workload.Manifest, container.Path + ".securityContext.capabilities.add", string.Join(", ", added),
                    "nothing but NET_BIND_SERVICE", "do without, or say in an exemption what it is for");
            }
        }
    }
}
