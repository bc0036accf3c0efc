using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Databases;

/// <summary>
/// CloudNativePG: the operator of PostgreSQL, and the plugin that keeps backups in buckets. Its CRDs come with the charts. The API server
/// refuses databases that would lose data by a careless edit (<see cref="DatabaseGuard"/>).
/// </summary>
public sealed class CloudNativePg : ComponentResource, IMeasured
{
    private const string Image = "ghcr.io/cloudnative-pg/cloudnative-pg";
    private const string PluginImages = "ghcr.io/cloudnative-pg";

    private readonly MetricsSource _metrics;

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed, or the operator does not run on the cluster's Kubernetes.</exception>
    public CloudNativePg(string name, CloudNativePgArgs args, ComponentResourceOptions? options = null)
        : base("infra:databases:CloudNativePg", name, options.On(args.Checked(name).Cluster))
    {
        Namespace = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "cnpg-system", PodSecurity.Restricted,
            new() { Asked = [9443], Calls = [5432, 8000] });
        _metrics = new MetricsSource(name, new PodSet(Namespace, new Dictionary<string, Input<string>>
        {
            ["app.kubernetes.io/name"] = "cloudnative-pg",
            ["app.kubernetes.io/instance"] = args.Release ?? name,
        }), 8080);
        var chart = new Release(name, new HelmChart(ChartCatalogue.CloudNativePg, args.Version)
            .Install(args.Release ?? name, Namespace, Values(args)), this.Child());
        if (args.CertManager is not null)
        {
            // It registers with the operator of its own namespace, so it comes after it.
            _ = new Release($"{name}-backups", new HelmChart(ChartCatalogue.BarmanCloud, args.PluginVersion)
                .Install($"{args.Release ?? name}-backups", Namespace, PluginValues(args.Cluster.Mirrors)),
                this.Child(chart, args.CertManager));
        }

        DatabaseGuard.Make(this, name);
        KeepsBackups = args.CertManager is not null;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The operator's namespace.</summary>
    public NamespaceRef Namespace { get; }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics => [_metrics];

    /// <summary>Whether databases can be backed up into a bucket.</summary>
    public bool KeepsBackups { get; }

    private static Dictionary<string, object> Values(CloudNativePgArgs args)
    {
        var values = new Dictionary<string, object> { ["crds"] = new Dictionary<string, object> { ["create"] = true } };
        values.Give(args.Resources);
        if (args.Replicas > 1)
            values["replicaCount"] = args.Replicas;

        values.Mirror(args.Cluster.Mirrors, Image, "image");
        return values;
    }

    private static Dictionary<string, object> PluginValues(Mirrors mirrors)
    {
        var values = new Dictionary<string, object> { ["crds"] = new Dictionary<string, object> { ["create"] = true } };
        values.MirrorApart(mirrors, $"{PluginImages}/plugin-barman-cloud", "image");
        values.MirrorApart(mirrors, $"{PluginImages}/plugin-barman-cloud-sidecar", "sidecarImage");
        return values;
    }
}
