using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components;

/// <summary>How Prometheus comes to the metrics of pods: a monitor, and the flow on both of its sides.</summary>
internal static class Scraping
{
    /// <summary>The objects' own name, in the namespace of the pods.</summary>
    public const string Suffix = "-metrics";

    public static void Collect(this ComponentResource parent, PrometheusRef prometheus, MetricsSource source)
    {
        var name = source.Name + Suffix;
        _ = new CustomResource(name, new PodMonitorResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = source.Name, Namespace = source.Pods.Namespace.Name },
            Spec = new PodMonitorSpecArgs
            {
                PodTargetLabels = source.PodLabels.OrNone(),
                Selector = new PodMonitorSelectorArgs { MatchLabels = Flow.Labels(source.Pods.Labels) },
                PodMetricsEndpoints = new PodMetricsEndpointArgs
                {
                    PortNumber = source.Port,
                    Path = Optional.Of(source.Path == "/metrics" ? null : source.Path),
                    Interval = Optional.Of(source.Every),
                    HonorLabels = source.NamesObjects ? (Input<bool>)true : null,
                },
            },
        }, parent.Child(prometheus.MadeBy));
        LetOut(parent, name, prometheus, source);
        if (source.Guarded || source.Pods.Namespace.DeniesIngress)
            LetIn(parent, name, prometheus, source);
    }

    // Two stacks may have a component of one name, in namespaces of their own.
    private static void LetOut(ComponentResource parent, string name, PrometheusRef prometheus, MetricsSource source) =>
        _ = new NetworkPolicy($"{name}-egress", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = Output.Format($"metrics-of-{source.Pods.Namespace.Name}-{source.Name}"),
                Namespace = prometheus.Pods.Namespace.Name,
            },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(prometheus.Pods.Labels),
                PolicyTypes = { "Egress" },
                Egress = { new NetworkPolicyEgressRuleArgs { To = { Flow.Peer(source.Pods) }, Ports = { Flow.Port("TCP", source.Port) } } },
            },
        }, parent.Child());

    private static void LetIn(ComponentResource parent, string name, PrometheusRef prometheus, MetricsSource source) =>
        _ = new NetworkPolicy($"{name}-ingress", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = source.Pods.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(source.Pods.Labels),
                PolicyTypes = { "Ingress" },
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs
                    {
                        From = { Flow.Peer(prometheus.Pods) },
                        Ports = { Flow.Port("TCP", source.Port) },
                    },
                },
            },
        }, parent.Child());
}
