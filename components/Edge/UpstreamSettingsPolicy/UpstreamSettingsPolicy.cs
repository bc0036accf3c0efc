using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Edge;

/// <summary>NGINX's settings for the pods behind Services: which of them gets a request.</summary>
public sealed class UpstreamSettingsPolicy : ComponentResource
{
    /// <summary>Makes the policy.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed.</exception>
    public UpstreamSettingsPolicy(string name, UpstreamSettingsPolicyArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:UpstreamSettingsPolicy", name, options.On(args.Checked(name).Services[0].Namespace))
    {
        _ = new CustomResource(name, new UpstreamSettingsPolicyResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Services[0].Namespace.Name },
            Spec = new UpstreamSettingsPolicySpecArgs
            {
                TargetRefs = args.Services
                    .Select(service => new PolicyTargetRefArgs { Group = "", Kind = "Service", Name = service.Service }).ToArray(),
                LoadBalancingMethod = args.LoadBalancing switch
                {
                    LoadBalancingMethod.IpHash => "ip_hash",
                    LoadBalancingMethod.LeastConnections => "least_conn",
                    LoadBalancingMethod.RoundRobin => "round_robin",
                    _ => throw new ArgumentOutOfRangeException(nameof(args)),
                },
            },
        }, this.Child(args.Route));
        RegisterOutputs(Outputs.Of(this));
    }
}
