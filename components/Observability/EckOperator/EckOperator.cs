using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Observability;

/// <summary>
/// Elastic's operator (Elastic Cloud on Kubernetes): runs an <see cref="ElasticStack"/>. Its definitions are a chart of their own, which
/// stays when it goes.
/// </summary>
public sealed class EckOperator : ComponentResource, IMeasured
{
    private const string Image = "docker.elastic.co/eck/eck-operator";
    private const int MetricsPort = 8080;

    private readonly string _name;

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed, or the operator does not run on the cluster's Kubernetes.</exception>
    public EckOperator(string name, EckOperatorArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:EckOperator", name, options.On(args.Checked(name).Cluster))
    {
        _name = name;
        var release = args.Release ?? name;
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "elastic-system", PodSecurity.Restricted);
        Pods = PodsIn(space, release);
        // Without its definitions every Elasticsearch of the cluster would be deleted.
        var definitions = new Release($"{name}-crds", new HelmChart(ChartCatalogue.EckOperatorCrds, args.Version)
            .Install($"{release}-crds", space, []), this.Child().Kept());
        _ = new Release(name, new HelmChart(ChartCatalogue.EckOperator, args.Version).Install(release, space, Values(args)), this.Child(definitions));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Its pods, which ask Elasticsearch how it is.</summary>
    internal PodSet Pods { get; }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics => [new MetricsSource(_name, Pods, MetricsPort)];

    /// <summary>The operator's pods where this stack does not make it: those of any release, in the namespace that it has by itself.</summary>
    internal static PodSet Elsewhere(Cluster cluster) => PodsIn(new NamespaceRef(cluster, "elastic-system"), null);

    private static PodSet PodsIn(NamespaceRef space, string? release)
    {
        var labels = new Dictionary<string, Input<string>> { ["app.kubernetes.io/name"] = "elastic-operator" };
        if (release is not null)
            labels["app.kubernetes.io/instance"] = release;

        return new PodSet(space, labels);
    }

    private static Dictionary<string, object> Values(EckOperatorArgs args)
    {
        var values = new Dictionary<string, object>
        {
            ["installCRDs"] = false,
            ["telemetry"] = new Dictionary<string, object> { ["disabled"] = true },
            ["config"] = new Dictionary<string, object>
            {
                ["metrics"] = new Dictionary<string, object> { ["port"] = MetricsPort.ToString(CultureInfo.InvariantCulture) },
            },
            ["podSecurityContext"] = new Dictionary<string, object>
            {
                ["runAsNonRoot"] = true,
                ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
            },
        };
        if (args.Watches.Count > 0)
            values["managedNamespaces"] = args.Watches.Select(space => (object)space.Name).ToArray();

        values.Give(args.Resources);
        values.Mirror(args.Cluster.Mirrors, Image, "image");
        return values;
    }
}
