using Infra.Catalogue;
using Pulumi.Kubernetes;
using Infra.Components.Storage;
using Pulumi.Kubernetes.ApiRegistration.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Storage.V1;

namespace Infra.Components.Clusters;

/// <summary>A cluster that exists already and is not managed by this program.</summary>
public sealed class ExistingCluster : ComponentResource
{
    /// <summary>Registers the provider.</summary>
    /// <param name="name">The cluster's name in this stack.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">
    /// A value has the wrong form, the version is not supported, or the cluster does not have the storage class.
    /// </exception>
    public ExistingCluster(string name, ExistingClusterArgs args, ComponentResourceOptions? options = null)
        : base("infra:clusters:ExistingCluster", name, options)
    {
        args.Checked(name);
        var provider = ProviderFor(name, args, args.Preflight ? LookAround(name, args) : []);
        Cluster = new Cluster
        {
            Provider = provider,
            Mirrors = args.Mirrors,
            WaitForRollout = args.WaitForRollout,
            IsolateOperators = args.IsolateOperators,
            StorageClass = args.StorageClass ?? (args.LocalStorage ? LocalPathStorage.ClassName : null),
            StorageClasses = args.LocalStorage && args.StorageClasses.Count > 0
                ? [.. args.StorageClasses, LocalPathStorage.ClassName] : args.StorageClasses,
            HasMetrics = args.Metrics != MetricsApi.Absent,
            Networks = args.SharedNetworks ?? args.NetworksWith([]),
            LoadBalancing = args.Ports ?? new LoadBalancing.AddressPool(),
            GpuRuntimeClass = args.GpuRuntimeClass,
            Version = args.Version is null ? null : KubernetesVersion.Parse(args.Version),
        };
        if (args.LocalStorage)
            _ = new LocalPathStorage($"{name}-local-path", new() { Cluster = Cluster }, new ComponentResourceOptions { Parent = this });

        if (args.Metrics == MetricsApi.Installed)
            _ = new MetricsServer($"{name}-metrics-server", new() { Cluster = Cluster }, new ComponentResourceOptions { Parent = this });

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>What the components need to know.</summary>
    public Cluster Cluster { get; }

    private Provider ProviderFor(string name, ExistingClusterArgs args, Resource[] after)
    {
        var provider = ClusterProvider.Args(args.Kubeconfig, args.ForcePatches);
        provider.Context = args.Context;
        return new Provider(name, provider, this.Child(after));
    }

    // Read, and never made or deleted. Through a provider of their own, so that nothing is made through the other one before they were
    // found.
    private Resource[] LookAround(string name, ExistingClusterArgs args)
    {
        var options = this.Child();
        options.Provider = ProviderFor($"{name}-preflight", args, []);
        return
        [
            Namespace.Get($"{name}-kube-system", "kube-system", options),
            .. args.StorageClasses.Order(StringComparer.Ordinal).Select(known => StorageClass.Get($"{name}-{known}", known, options)),
            .. args.Metrics == MetricsApi.Present
                ? [APIService.Get($"{name}-metrics", "v1beta1.metrics.k8s.io", options)]
                : Array.Empty<Resource>(),
        ];
    }
}
