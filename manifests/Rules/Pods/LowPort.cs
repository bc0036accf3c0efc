namespace Infra.Rules.Pods;

internal sealed class LowPort : IRule
{
    public RuleInfo Info { get; } = new("R54", "low-port", Severity.Warning, "unprivileged user binds a privileged port")
    {
        ErrorInProduction = true,
        Description = """
            Ports below 1024 belong to root. A container that runs as another user without any capability gets them only where the runtime
            lowers the limit: Docker does, older containerd does not, so the same pod starts on one cluster and fails on the next.
            """,
        Remediation =
            "Listen on a port above 1023; the Service may still offer 80. Or set the sysctl `net.ipv4.ip_unprivileged_port_start`, or add NET_BIND_SERVICE.",
        SeeAlso = ["Pod Security Standards restricted"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var container in set.Workloads.SelectMany(workload => workload.Containers).Where(IsBound))
        {
            foreach (var (number, _, path, _) in container.Ports().Where(port => port.Number < 1024))
            {
                report.Add(container.Workload.Manifest, path + ".containerPort", number.ToString(CultureInfo.InvariantCulture),
                    "a port from 1024 up",
                    "let the application listen on a higher port, or set the sysctl net.ipv4.ip_unprivileged_port_start");
            }
        }
    }

    private static bool IsBound(Container container)
    {
        var capabilities = container.Tree.MapAt("securityContext", "capabilities");
        return (container.Security("runAsNonRoot") is ScalarNode { Value: true }
            || container.Security("runAsUser") is ScalarNode { Value: > 0L })
            && capabilities.Texts("drop").Contains("ALL", StringComparer.OrdinalIgnoreCase)
            && !capabilities.Texts("add").Contains("NET_BIND_SERVICE")
            && !container.Workload.Pod.Map("securityContext").Maps("sysctls")
            .Any(s => s.Item.Text("name") == "net.ipv4.ip_unprivileged_port_start");
    }
}
