namespace Infra.Rules.Edge;

internal sealed class InternalService : IRule
{
    public RuleInfo Info { get; } = new("R23", "internal-service", Severity.Error, "Service bypasses the gateway")
    {
        Description = """
            A NodePort is open on every node, and a LoadBalancer on an address of its own; both without the gateway's TLS, redirects, limits
            and logs. Databases and consoles end up on the network that way. Only the gateway's own Service is meant to be reached from
            outside, and its controller makes that one.
            """,
        Remediation = "Make it a ClusterIP and give it a route; in a lab without a gateway exempt it with the reason.",
        SeeAlso = ["kube-linter exposed-services", "Datree SERVICE_INCORRECT_TYPE_VALUE_NODEPORT", "Kubescape C-0005"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var service in set.Of(Groups.Core, "Service"))
        {
            var type = service.Tree.TextAt("spec", "type");
            report.AddIf(type is "NodePort" or "LoadBalancer" && !IsEdge(set, service),
                service, "spec.type", type, "ClusterIP", "reach it through the gateway");

            if (service.Tree.Map("spec")?.List("externalIPs") is { Items.Count: > 0 })
            {
                report.Add(service, "spec.externalIPs", string.Join(", ", service.Tree.Map("spec").Texts("externalIPs")), "none",
                    "external IPs let any namespace take over traffic; use the gateway");
            }
        }
    }

    private static bool IsEdge(ManifestSet set, Manifest service) => service.Tree.MapAt("spec", "selector") is { } labels
        && set.Select(set.SpaceOf(service), LabelSelector.Of(labels)).Any(workload => workload.IsImplied
            && workload.Manifest.Id.Kind == "Gateway");
}
