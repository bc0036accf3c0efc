using Infra.Catalogue;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Delivery;

/// <summary>
/// Argo Workflows for the whole cluster: its CRDs and cluster roles exist once, so two of them would fight for both. What runs workflows in a
/// namespace brings its own account there.
/// </summary>
public sealed class ArgoWorkflows : ComponentResource
{
    private const string Images = "quay.io/argoproj";

    /// <summary>Installs controller, server and CRDs.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed.</exception>
    public ArgoWorkflows(string name, ArgoWorkflowsArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:ArgoWorkflows", name, options.On(args.Checked(name).Cluster))
    {
        Namespace = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "argo", PodSecurity.Restricted, new() { Asked = [2746] });
        var release = new Release(name, new HelmChart(ChartCatalogue.ArgoWorkflows, args.Version)
            .Install(args.Release, Namespace, Values(args)), this.Child());
        if (args.Expose is { } host)
        {
            _ = new Route(name, new RouteArgs
            {
                Namespace = Namespace,
                Name = args.RouteName,
                Exposures = [host],
                Rules = [new HttpRule { Backends = [new HttpBackend { Service = $"{args.Release}-server", Port = 2746 }] }],
            }, new ComponentResourceOptions { Parent = this, DependsOn = { release } });
        }

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The namespace of its controller.</summary>
    public NamespaceRef Namespace { get; }

    private static Dictionary<string, object> Values(ArgoWorkflowsArgs args)
    {
        var controller = new Dictionary<string, object> { ["workflowNamespaces"] = Array.Empty<string>() };
        controller.Give(args.Controller);
        var server = new Dictionary<string, object> { ["authModes"] = new[] { "client" } };
        server.Give(args.Server);
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = args.Release,
            // The full schemas are fetched by a job from the internet; the small ones are in the chart.
            ["crds"] = new Dictionary<string, object> { ["full"] = false },
            ["workflow"] = new Dictionary<string, object> { ["rbac"] = new Dictionary<string, object> { ["create"] = false } },
            ["controller"] = controller,
            ["server"] = server,
        };
        values.Mirror(args.Cluster.Mirrors, $"{Images}/workflow-controller", "controller", "image");
        values.Mirror(args.Cluster.Mirrors, $"{Images}/argoexec", "executor", "image");
        values.Mirror(args.Cluster.Mirrors, $"{Images}/argocli", "server", "image");
        return values;
    }
}
