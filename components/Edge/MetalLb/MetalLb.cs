using Infra.Catalogue;
using Infra.Components.CustomResources;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>
/// Load balancers for bare-metal clusters: addresses of the local network, each announced by one node (layer 2).
/// kube-proxy in IPVS mode needs <c>strictARP</c> for it.
/// </summary>
public sealed class MetalLb : ComponentResource
{
    /// <summary>Installs it with one pool of addresses.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed.</exception>
    public MetalLb(string name, MetalLbArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:MetalLb", name, options.On(args.Checked(name).Cluster))
    {
        // The speaker works on the node's own network, which the other Pod Security levels forbid.
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "metallb-system", PodSecurity.Privileged,
            new() { Asked = [9443] });
        var chart = new Release(name, new HelmChart(ChartCatalogue.MetalLb, args.Version)
            .Install(args.Release ?? name, space, Values(args)), this.Child());

        // Both are checked by a webhook of the chart, so they come after its pods run.
        var pool = new CustomResource($"{name}-pool", new IpAddressPoolResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Pool, Namespace = space.Name },
            Spec = new IpAddressPoolSpecArgs { Addresses = args.Addresses.ToArray() },
        }, this.Child(chart));
        _ = new CustomResource($"{name}-advertisement", new L2AdvertisementResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Advertisement, Namespace = space.Name },
            Spec = new L2AdvertisementSpecArgs
            {
                IpAddressPools = pool.Metadata.Apply(metadata => metadata.Name),
                Interfaces = args.Interfaces.OrNone(),
            },
        }, this.Child(chart));
        RegisterOutputs(Outputs.Of(this));
    }

    private static Dictionary<string, object> Values(MetalLbArgs args)
    {
        var speaker = new Dictionary<string, object>
        {
            ["frr"] = new Dictionary<string, object> { ["enabled"] = false },
        };
        if (args.IncludeControlPlane)
            speaker["ignoreExcludeLB"] = true;

        var controller = new Dictionary<string, object>();
        speaker.Give(args.Resources);
        controller.Give(args.Resources);
        var values = new Dictionary<string, object>
        {
            ["speaker"] = speaker,
            // BGP's second daemon on every node, which layer 2 has no use for; the chart turns it on by default.
            ["frrk8s"] = new Dictionary<string, object> { ["enabled"] = false },
        };
        if (controller.Count > 0)
            values["controller"] = controller;

        values.Mirror(args.Cluster.Mirrors, "quay.io/metallb/controller", "controller", "image");
        values.Mirror(args.Cluster.Mirrors, "quay.io/metallb/speaker", "speaker", "image");
        return values;
    }
}
