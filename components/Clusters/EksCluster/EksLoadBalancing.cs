namespace Infra.Components.Clusters;

internal static class EksLoadBalancing
{
    private const string Prefix = "service.beta.kubernetes.io/aws-load-balancer-";

    public static LoadBalancing.CloudLoadBalancer Of(EksClusterArgs args)
    {
        var annotations = new Dictionary<string, Input<string>>
        {
            [$"{Prefix}scheme"] = "internet-facing",
            // Straight to the pods: no hop over another node.
            [$"{Prefix}nlb-target-type"] = "ip",
            // The client's address goes with the connection, in the PROXY protocol and nowhere else: what comes from the load balancer can
            // then be told from what pretends to.
            [$"{Prefix}proxy-protocol"] = "*",
            [$"{Prefix}target-group-attributes"] = "preserve_client_ip.enabled=false,deregistration_delay.timeout_seconds=60",
            [$"{Prefix}attributes"] = "load_balancing.cross_zone.enabled=true",
        };
        if (args.Addresses is not null)
            annotations[$"{Prefix}eip-allocations"] = Output.All(args.Addresses.Allocations).Apply(ids => string.Join(',', ids));

        return new LoadBalancing.CloudLoadBalancer
        {
            Class = args.Nodes is EksNodes.AutoMode ? "eks.amazonaws.com/nlb" : "service.k8s.aws/nlb",
            Annotations = annotations,
            Addresses = args.Addresses?.Addresses ?? [],
            ProxyNetworks = [.. args.Network.Zones.Select(zone => zone.PublicCidr)],
        };
    }
}
