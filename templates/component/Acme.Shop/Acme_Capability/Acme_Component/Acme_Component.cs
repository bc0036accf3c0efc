using Infra.Components;
using Infra.Components.Validation;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Acme.Shop.Acme_Capability;

/// <summary>The address of a service, for applications that read it from a ConfigMap.</summary>
public sealed class Acme_Component : ComponentResource
{
    /// <summary>Makes the component.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Infra.Diagnostics.RefusedException">Arguments are malformed.</exception>
    public Acme_Component(string name, Acme_ComponentArgs args, ComponentResourceOptions? options = null)
        : base("acme-shop:acme-capability:Acme_Component", name, options.On(args.Checked(name).Namespace))
    {
        var config = new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name },
            Data = { ["address"] = $"{args.Host}:{args.Port}" },
        }, this.Child());
        ConfigMap = config.Metadata.Apply(metadata => metadata.Name);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The name of the ConfigMap.</summary>
    public Output<string> ConfigMap { get; }
}
