using System.Text.Json.Nodes;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Observability;

/// <summary>A source of data that Grafana takes out of the cluster, and its way there. Who answers lets it in.</summary>
internal sealed class GrafanaSource(string name, GrafanaRef grafana, ComponentResource parent, Endpoint endpoint)
{
    /// <summary>Shows it in Grafana.</summary>
    /// <param name="title">Its name in Grafana; in lower case, its kind and id.</param>
    /// <param name="after">What answers.</param>
    public void Make(string title, Resource after)
    {
        var kind = title.ToLowerInvariant();
        _ = new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = $"{name}-source",
                Namespace = grafana.Pods.Namespace.Name,
                Labels = { { "grafana_datasource", "1" } },
            },
            Data = { [$"{kind}.yaml"] = Output.Format($"http://{endpoint.Host}:{endpoint.ServicePort}").Apply(url => Json(title, kind, url)) },
        }, parent.Child(after, grafana.MadeBy));
        _ = new NetworkPolicy($"{name}-from-grafana", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{name}-from-grafana", Namespace = grafana.Pods.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(grafana.Pods.Labels),
                PolicyTypes = { "Egress" },
                Egress =
                {
                    new NetworkPolicyEgressRuleArgs { To = Flow.Peers(endpoint), Ports = { Flow.Port("TCP", endpoint.TargetPort) } },
                },
            },
        }, parent.Child());
    }

    private static string Json(string title, string kind, string url) => new JsonObject
    {
        ["apiVersion"] = 1,
        ["datasources"] = new JsonArray(new JsonObject
        {
            ["name"] = title,
            ["uid"] = kind,
            ["type"] = kind,
            ["access"] = "proxy",
            ["url"] = url,
            ["editable"] = false,
        }),
    }.Line();
}
