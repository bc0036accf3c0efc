namespace Pulumi.Kubernetes;

/// <summary>
/// A resource of the Kubernetes provider. Only this package derives from it; for a kind of one's own there is
/// <see cref="ApiExtensions.CustomResource"/>.
/// </summary>
public abstract class KubernetesResource : global::Pulumi.CustomResource
{
    internal KubernetesResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args, options)
    {
    }
}
