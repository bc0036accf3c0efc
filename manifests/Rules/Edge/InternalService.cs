namespace Infra.Rules.Edge;

internal sealed class InternalService : IRule
{
    public RuleInfo Info { get; } = new("R23", "internal-service", Severity.Warning, "Service is exposed directly")
    {
        ErrorInProduction = true,
        Description = """
            A NodePort is open on every node, and a LoadBalancer on an address of its own; both without the gateway's TLS, redirects, limits
            and logs. Databases and consoles end up on the network that way. The Service of a gateway or ingress controller is meant to be
            reached, one for UDP alone cannot go through it, and one of a private network (`loadBalancerClass: tailscale`, an internal load
            balancer) is not open to the world. Where nothing beside it declares a gateway, a route or an Ingress, it is for information only.
            """,
        Remediation = "Make it a ClusterIP and give it a route; in a lab without a gateway exempt it with the reason.",
        SeeAlso = ["kube-linter exposed-services", "Datree SERVICE_INCORRECT_TYPE_VALUE_NODEPORT", "Kubescape C-0005"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var edges = new EdgePods(set);
        foreach (var service in set.Of(Groups.Core, "Service"))
        {
            var type = service.Tree.TextAt("spec", "type");
            var isBeside = edges.IsBeside(service);
            report.AddIf(type is "NodePort" or "LoadBalancer" && !IsUdp(service) && !IsPrivate(service) && !edges.Serves(service),
                service, "spec.type", type, "ClusterIP", isBeside ? "reach it through the gateway" : "put a gateway in front of it",
                isBeside || set.Options.Production ? null : Severity.Information);

            if (service.Tree.Map("spec")?.List("externalIPs") is { Items.Count: > 0 })
            {
                report.Add(service, "spec.externalIPs", string.Join(", ", service.Tree.Map("spec").Texts("externalIPs")), "none",
                    "external IPs let any namespace take over traffic; use the gateway");
            }
        }
    }

    private static bool IsUdp(Manifest service) => service.Items("ports").All(port => port.Item.Text("protocol") == "UDP");

    private static bool IsPrivate(Manifest service) => service.Tree.TextAt("spec", "loadBalancerClass") is "tailscale"
        || service.Tree.MapAt("metadata", "annotations")?.Entries.Any(a => (a.Key, a.Value.ToString()) is
            ("service.beta.kubernetes.io/aws-load-balancer-scheme"
                or "service.beta.kubernetes.io/aws-load-balancer-internal", "internal" or "true")
            or ("service.beta.kubernetes.io/azure-load-balancer-internal", "true")
            or ("networking.gke.io/load-balancer-type" or "cloud.google.com/load-balancer-type", "Internal")
            or ("tailscale.com/expose", "true")) == true;
}
