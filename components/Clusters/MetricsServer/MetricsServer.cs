using Infra.Catalogue;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Clusters;

/// <summary>
/// The metrics API, which autoscaling and <c>kubectl top</c> ask, for clusters that do not bring it. In <c>kube-system</c>.
/// </summary>
public sealed class MetricsServer : ComponentResource
{
    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">The version is not one.</exception>
    public MetricsServer(string name, MetricsServerArgs args, ComponentResourceOptions? options = null)
        : base("infra:clusters:MetricsServer", name, options.On(args.Checked(name).Cluster))
    {
        _ = new Release(name, new HelmChart(ChartCatalogue.MetricsServer, args.Version)
            .Install("metrics-server", new NamespaceRef(args.Cluster, "kube-system"),
                Values(args.Cluster.Mirrors, args.SelfSignedKubelets)), this.Child());
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The chart's values.</summary>
    internal static Dictionary<string, object> Values(Mirrors mirrors, bool selfSignedKubelets)
    {
        var values = new Dictionary<string, object>();
        if (selfSignedKubelets)
            values["args"] = new[] { "--kubelet-insecure-tls" };

        values.Mirror(mirrors, "registry.k8s.io/metrics-server/metrics-server", "image");
        return values;
    }
}
