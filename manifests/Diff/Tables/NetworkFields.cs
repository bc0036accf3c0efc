using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>Services, ingresses, policies, endpoints.</summary>
internal static class NetworkFields
{
    public static IEnumerable<(string Kind, Fields Fields)> Kinds =>
    [
        ("/Service", Fields.Of(
            ("", Loses(Losses.OfService)),
            ("spec type", Default("ClusterIP"!).And(Moves("the ways in change: an external address or node port comes or goes"))),
            ("spec clusterIP", Replaces.And(AssignedExcept("None")).And(Moves("the service gets another address"))),
            ("spec clusterIPs", Replaces.And(AssignedExcept("None")).And(Moves("the service gets another address"))),
            ("spec loadBalancerIP", Moves("the load balancer moves to another address")),
            ("spec loadBalancerClass", Moves("another controller makes the load balancer, with another address")),
            ("spec externalName", Moves("the name leads elsewhere")),
            ("spec externalIPs", Set.And(Moves("the service answers at other addresses"))),
            ("spec externalTrafficPolicy", Assigned),
            ("spec internalTrafficPolicy", Default("Cluster"!)),
            ("spec ipFamilies", Assigned),
            ("spec ipFamilyPolicy", Assigned),
            ("spec sessionAffinity", Default("None"!)),
            ("spec sessionAffinityConfig", Assigned),
            ("spec allocateLoadBalancerNodePorts", Assigned),
            ("spec healthCheckNodePort", Assigned),
            ("spec publishNotReadyAddresses", Default(false)),
            ("spec loadBalancerSourceRanges", Set),
            ("spec selector", Moves("traffic goes to other pods")),
            ("spec ports", By("port", "protocol")),
            ("spec ports *", LosesAddress("nothing answers on the port any longer")),
            ("spec ports * protocol", Default("TCP"!)),
            ("spec ports * targetPort", Assigned),
            ("spec ports * port", Moves("clients have to use another port")),
            ("spec ports * nodePort", Assigned.And(Moves("clients have to use another node port"))))),
        ("discovery.k8s.io/EndpointSlice", Fields.Of(
            ("addressType", Replaces),
            ("endpoints", Moves("traffic goes to other addresses")),
            ("endpoints * addresses", Set),
            ("ports", By("name")),
            ("ports * name", Default(""!)),
            ("ports * protocol", Default("TCP"!)))),
        ("/Endpoints",
            Fields.Of(("subsets", Set.And(Moves("traffic goes to other addresses"))), ("subsets * ports * protocol", Default("TCP"!)))),
        ("networking.k8s.io/Ingress", Fields.Of(
            ("", Loses(HostChanges.OfIngress).And(Brings(HostChanges.OfIngress))),
            ("spec ingressClassName", Moves("another controller answers, at another address")),
            ("spec rules", By("host")),
            ("spec rules *", Judged(HostChanges.OfIngressRule)),
            ("spec rules * host", Default(""!)),
            ("spec rules * http paths", By("path", "pathType")),
            ("spec rules * http paths * path", Default("/"!)),
            ("spec tls", By("secretName")),
            ("spec tls * hosts", Set))),
        ("networking.k8s.io/IngressClass",
            Fields.Of(("spec controller", Replaces), ("", LosesAddress("no controller serves the Ingresses of the class any longer")))),
        ("networking.k8s.io/ServiceCIDR", Fields.Of(("spec cidrs", Replaces))),
        ("networking.k8s.io/IPAddress", Fields.Of(("spec parentRef", Replaces))),
        ("networking.k8s.io/NetworkPolicy", Fields.Of(
            ("", Loses(Losses.OfPolicy)),
            ("spec policyTypes", Set.And(Assigned)),
            ("spec ingress", Set),
            ("spec egress", Set),
            ("spec ingress * ports", By("port", "protocol")),
            ("spec egress * ports", By("port", "protocol")),
            ("spec ingress * ports * protocol", Default("TCP"!)),
            ("spec egress * ports * protocol", Default("TCP"!)),
            ("spec ingress * from", Set),
            ("spec egress * to", Set),
            ("spec ingress * from * ipBlock except", Set),
            ("spec egress * to * ipBlock except", Set))),
        ("metallb.io/IPAddressPool", Fields.Of(
            ("", LosesAddress("services lose the addresses that came from it")),
            ("spec addresses", Set.And(Moves("services lose addresses that left the pool"))),
            ("spec autoAssign", Default(true)),
            ("spec avoidBuggyIPs", Default(false)))),
        ("metallb.io/L2Advertisement", Fields.Of(("spec ipAddressPools", Set), ("spec interfaces", Set))),
    ];
}
