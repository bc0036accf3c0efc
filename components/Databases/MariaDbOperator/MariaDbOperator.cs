using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Databases;

/// <summary>
/// The MariaDB operator, for clusters of several servers. Its definitions are a chart of their own, which stays when it goes.
/// </summary>
public sealed class MariaDbOperator : ComponentResource
{
    private const string Image = "ghcr.io/mariadb-operator/mariadb-operator";

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public MariaDbOperator(string name, MariaDbOperatorArgs args, ComponentResourceOptions? options = null)
        : base("infra:databases:MariaDbOperator", name, options.On(args.Checked(name).Cluster))
    {
        Namespace = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "mariadb-system", PodSecurity.Restricted,
            new() { Asked = [9443], Calls = [3306] });
        var release = args.Release ?? name;
        // Without its definitions every database of the cluster would be deleted.
        var definitions = new Release($"{name}-crds", new HelmChart(ChartCatalogue.MariaDbOperatorCrds, args.Version)
            .Install($"{release}-crds", Namespace, []),
            CustomResourceOptions.Merge(this.Child(), new CustomResourceOptions { Protect = true, RetainOnDelete = true }));
        _ = new Release(name, new HelmChart(ChartCatalogue.MariaDbOperator, args.Version).Install(release, Namespace, Values(args)),
            this.Child(definitions, args.CertManager));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The operator's namespace.</summary>
    public NamespaceRef Namespace { get; }

    private static Dictionary<string, object> Values(MariaDbOperatorArgs args)
    {
        var webhook = new Dictionary<string, object>();
        var values = new Dictionary<string, object> { ["webhook"] = webhook };
        if (args.CertManager is not null)
        {
            webhook["cert"] = new Dictionary<string, object> { ["certManager"] = new Dictionary<string, object> { ["enabled"] = true } };
            values["certController"] = new Dictionary<string, object> { ["enabled"] = false };
        }

        values.Give(args.Resources);
        var mirrors = args.Cluster.Mirrors;
        values.Mirror(mirrors, Image, "image");
        values.Mirror(mirrors, Image, "webhook", "image");
        values.Mirror(mirrors, Image, "certController", "image");
        if (webhook.Count == 0)
            values.Remove("webhook");

        return values;
    }
}
