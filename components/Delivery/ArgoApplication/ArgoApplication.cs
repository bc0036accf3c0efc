using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Delivery;

/// <summary>A folder of a repository that Argo CD keeps a namespace equal to.</summary>
public sealed class ArgoApplication : ComponentResource
{
    /// <summary>Makes the application.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed, or the project does not allow them.</exception>
    public ArgoApplication(string name, ArgoApplicationArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:ArgoApplication", name, options.On(args.Checked(name).Namespace))
    {
        _ = new CustomResource(name, new ArgoApplicationResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Name ?? name, Namespace = args.Project.ArgoCd.Namespace.Name },
            Spec = ArgoSpec.Of(args.Project.Name, args.Repository, args.Path, args.Revision, args.Namespace.Name, args.Sync, args.Ignore),
        }, this.Child());
        RegisterOutputs(Outputs.Of(this));
    }
}
