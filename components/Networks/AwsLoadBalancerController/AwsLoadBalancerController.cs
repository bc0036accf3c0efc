using Infra.Catalogue;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Infra.Components.Networks;

/// <summary>
/// Makes a Network Load Balancer for each Service of type LoadBalancer. Its webhook sees every Service, so what has Services comes after
/// it; and it removes what it made, so such Services go before it.
/// </summary>
public sealed class AwsLoadBalancerController : ComponentResource
{
    /// <summary>The service account of its pods, in <c>kube-system</c>.</summary>
    public const string ServiceAccount = "aws-load-balancer-controller";

    private const string Repository = "https://raw.githubusercontent.com/kubernetes-sigs/aws-load-balancer-controller";

    /// <summary>Installs the controller and its CRDs.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public AwsLoadBalancerController(string name, AwsLoadBalancerControllerArgs args, ComponentResourceOptions? options = null)
        : base("infra:networks:AwsLoadBalancerController", name, options.On(args.Checked(name).Cluster))
    {
        // Helm installs a chart's crds folder once and never again; as a resource of their own the CRDs move with the controller.
        var crds = new ConfigFile($"{name}-crds", new ConfigFileArgs
        {
            File = args.Cluster.Mirrors.Manifest($"{Repository}/v{args.Version}/helm/aws-load-balancer-controller/crds/crds.yaml"),
        }, new ComponentResourceOptions { Parent = this, Providers = { args.Cluster.Provider } });
        var release = new HelmChart(ChartCatalogue.AwsLoadBalancerController, args.Version)
            .Install("aws-load-balancer-controller", new NamespaceRef(args.Cluster, "kube-system"), Values(args));
        release.SkipCrds = true;
        _ = new Release(name, release, this.Child(crds, args.Role));
        RegisterOutputs(Outputs.Of(this));
    }

    private static Dictionary<string, object> Values(AwsLoadBalancerControllerArgs args)
    {
        var values = new Dictionary<string, object>
        {
            ["clusterName"] = args.ClusterName,
            ["region"] = args.Region,
            ["vpcId"] = args.VpcId,
            ["serviceAccount"] = new Dictionary<string, object> { ["create"] = true, ["name"] = ServiceAccount },
            // Otherwise every upgrade makes a new certificate for the webhook, and every preview shows it.
            ["keepTLSSecret"] = true,
            // The edge is NGINX Gateway Fabric; all that is wanted here are load balancers that carry connections.
            ["createIngressClassResource"] = false,
            ["enableShield"] = false,
            ["enableWaf"] = false,
            ["enableWafv2"] = false,
            ["controllerConfig"] = new Dictionary<string, object>
            {
                ["featureGates"] = new Dictionary<string, object>
                {
                    ["NLBGatewayAPI"] = false,
                    ["ALBGatewayAPI"] = false,
                    ["GatewayListenerSet"] = false,
                },
            },
            ["podDisruptionBudget"] = new Dictionary<string, object> { ["maxUnavailable"] = 1 },
        };
        values.Mirror(args.Cluster.Mirrors, "public.ecr.aws/eks/aws-load-balancer-controller", "image");
        return values;
    }
}
