using Infra.Catalogue;
using Pulumi;
using Eks = Pulumi.Aws.Eks;

namespace Infra.Components.Clusters;

/// <summary>The add-ons of an EKS cluster with managed node groups. Auto Mode has them built in.</summary>
internal static class EksAddons
{
    /// <summary>Makes an add-on.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="addon">The add-on.</param>
    /// <param name="version">Its version.</param>
    /// <param name="plane">The control plane.</param>
    /// <param name="parent">The component that it belongs to.</param>
    /// <param name="configuration">Its settings, as JSON; null for the default ones.</param>
    /// <param name="after">What must be there first.</param>
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
        {
            args.ConfigurationValues = configuration;
        }

        return new Eks.Addon($"{name}-{addon}", args, parent.Child(after));
    }

    /// <summary>The versions for a cluster.</summary>
    public static EksRelease Versions(EksClusterArgs args) => KubernetesReleases.EksOf(KubernetesVersion.Parse(args.Version)!.Value)!;
}
