using Infra.Catalogue;
using Eks = Pulumi.Aws.Eks;

namespace Infra.Components.Clusters;

/// <summary>The add-ons of managed node groups; Auto Mode has them built in.</summary>
internal static class EksAddons
{
    public static Resource Make(string name, string addon, string version, EksControlPlane plane, ComponentResource parent,
        string? configuration = null, params ReadOnlySpan<Resource?> after)
    {
        var args = new Eks.AddonArgs
        {
            ClusterName = plane.Cluster.Name,
            AddonName = addon,
            AddonVersion = version,
            // The program owns them: changes by hand are reverted.
            ResolveConflictsOnCreate = "OVERWRITE",
            ResolveConflictsOnUpdate = "OVERWRITE",
        };
        if (configuration is not null)
            args.ConfigurationValues = configuration;

        return new Eks.Addon($"{name}-{addon}", args, parent.Child(after));
    }

    public static EksRelease Versions(EksClusterArgs args) => KubernetesReleases.EksOf(KubernetesVersion.Parse(args.Version)!.Value)!;
}
