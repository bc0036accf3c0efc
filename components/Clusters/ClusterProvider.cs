using Pulumi.Kubernetes;

namespace Infra.Components.Clusters;

/// <summary>What the providers of all clusters have in common.</summary>
internal static class ClusterProvider
{
    public static ProviderArgs Args(Input<string>? kubeconfig, bool forcePatches)
    {
        var args = new ProviderArgs
        {
            KubeConfig = kubeconfig,
            // Large CRDs do not fit the annotation of client-side apply, and field ownership lets other controllers keep their fields.
            EnableServerSideApply = true,
            // Changed in place: the provider's default is to delete and make anew, and between the two no pod starts that needs them.
            EnableSecretMutable = true,
            EnableConfigMapMutable = true,
        };
        // Unset rather than false, so that the provider's own variable can force the patches of a single run.
        if (forcePatches)
            args.EnablePatchForce = true;

        return args;
    }
}
