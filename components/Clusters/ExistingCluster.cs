using Infra.Components.Validation;
using Pulumi;
using Pulumi.Kubernetes;

namespace Infra.Components.Clusters;

/// <summary>A cluster that somebody else made: this program only holds the key to it.</summary>
public sealed class ExistingCluster : ComponentResource
{
    /// <summary>Registers the provider.</summary>
    /// <param name="name">The cluster's name in this stack.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">The name is not a DNS label.</exception>
    public ExistingCluster(string name, ExistingClusterArgs args, ComponentResourceOptions? options = null)
        : base("infra:clusters:ExistingCluster", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        new Problems("ExistingCluster", name, args).ThrowIfAny();

        var provider = new Provider(name, new ProviderArgs
        {
            KubeConfig = args.Kubeconfig,
            Context = args.Context is { } context ? context : (Input<string>?)null,
            // Large CRDs do not fit the annotation of client-side apply, and field ownership lets other controllers keep their fields.
            EnableServerSideApply = true,
        }, new CustomResourceOptions { Parent = this });

        Cluster = new Cluster
        {
            Provider = provider,
            Mirrors = args.Mirrors,
            WaitForRollout = args.WaitForRollout,
            StorageClass = args.StorageClass,
        };
        RegisterOutputs();
    }

    /// <summary>What the components need to know.</summary>
    public Cluster Cluster { get; }
}
