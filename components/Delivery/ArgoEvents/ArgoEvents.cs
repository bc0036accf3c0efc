using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Delivery;

/// <summary>
/// Argo Events for the whole cluster: its CRDs and cluster roles exist once. Busses, sources and sensors are in any namespace.
/// </summary>
public sealed class ArgoEvents : ComponentResource
{
    /// <summary>Installs the controller and the CRDs.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public ArgoEvents(string name, ArgoEventsArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:ArgoEvents", name, options.On(args.Checked(name).Cluster))
    {
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "argo-events", PodSecurity.Restricted);
        _ = new Release(name, new HelmChart(ChartCatalogue.ArgoEvents, args.Version).Install(args.Release, space, Values(args)),
            this.Child());
        RegisterOutputs(Outputs.Of(this));
    }

    private static Dictionary<string, object> Values(ArgoEventsArgs args)
    {
        var controller = new Dictionary<string, object>
        {
            ["containerSecurityContext"] = new Dictionary<string, object>
            {
                ["allowPrivilegeEscalation"] = false,
                ["runAsNonRoot"] = true,
                ["runAsUser"] = 9731,
                ["capabilities"] = new Dictionary<string, object> { ["drop"] = new[] { "ALL" } },
                ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
            },
        };
        controller.Give(args.Resources);
        var values = new Dictionary<string, object> { ["fullnameOverride"] = args.Release, ["controller"] = controller };
        values.Mirror(args.Cluster.Mirrors, "quay.io/argoproj/argo-events", "global", "image");
        return values;
    }
}
