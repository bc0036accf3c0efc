using Infra.Catalogue;
using Infra.Components.Aws;
using Infra.Components.Namespaces;
using Pulumi.KubernetesCertManager.Inputs;

namespace Infra.Components.Certificates;

/// <summary>
/// cert-manager: obtains certificates and keeps them valid. It is installed by the package Pulumi.KubernetesCertManager, of which only the
/// Helm options are used, because its typed arguments are those of an old chart (docs/adr/0003-cert-manager-package.md).
/// </summary>
public sealed class CertManager : ComponentResource, IMeasured
{
    private const string Images = "quay.io/jetstack/cert-manager";

    private readonly MetricsSource _metrics;

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed.</exception>
    public CertManager(string name, CertManagerArgs args, ComponentResourceOptions? options = null)
        : base("infra:certificates:CertManager", name, options.On(args.Checked(name).Cluster))
    {
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "cert-manager", PodSecurity.Restricted,
            new() { Asked = [10250], Calls = [80] });
        _metrics = new MetricsSource(name, new PodSet(space, new Dictionary<string, Input<string>>
        {
            ["app.kubernetes.io/name"] = "cert-manager",
            ["app.kubernetes.io/instance"] = args.Release ?? name,
            ["app.kubernetes.io/component"] = "controller",
        }), 9402)
        { NamesObjects = true };
        var chart = new HelmChart(ChartCatalogue.CertManager, args.Version);
        var (reference, repository) = chart.Source(args.Cluster);
        var release = new ReleaseArgs
        {
            Name = args.Release ?? name,
            Namespace = space.Name,
            Chart = reference,
            Version = args.Version,
            Values = Values(args),
            Timeout = HelmChart.TimeoutSeconds,
            SkipAwait = !args.Cluster.WaitForRollout,
            CleanupOnFail = true,
            RepositoryOpts = new RepositoryOptsArgs { Repo = repository ?? "" },
        };

        var after = new ComponentResourceOptions { Parent = this, Providers = { args.Cluster.Provider } };
        if (args.GatewayApi is not null)
            after.DependsOn.Add(args.GatewayApi);

        if (args.Zone is not null)
        {
            // Pods that run already get no credentials, so the role comes before them.
            var pods = args.Cluster.AwsPodIdentity()!;
            after.DependsOn.Add(pods.Grant(name, space.Name, ServiceAccount(args.Release ?? name),
                Grants.SolveChallenges(pods.Account, args.Zone), new ComponentResourceOptions { Parent = this }));
        }

        _ = new Pulumi.KubernetesCertManager.CertManager(name, new Pulumi.KubernetesCertManager.CertManagerArgs { HelmOptions = release },
            after);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics => [_metrics];

    // As the chart names it: the release's name alone where it says already what this is.
    private static string ServiceAccount(string release) =>
        release.Contains("cert-manager", StringComparison.Ordinal) ? release : $"{release}-cert-manager";

    private static Dictionary<string, object> Values(CertManagerArgs args)
    {
        var values = new Dictionary<string, object>
        {
            ["crds"] = new Dictionary<string, object> { ["enabled"] = true },
        };
        if (args.Gateways)
        {
            values["config"] = new Dictionary<string, object>
            {
                ["apiVersion"] = "controller.config.cert-manager.io/v1alpha1",
                ["kind"] = "ControllerConfiguration",
                ["enableGatewayAPI"] = true,
            };
        }

        values.Give(args.Resources);
        if (args.Replicas > 1)
        {
            values["replicaCount"] = args.Replicas;
            values["podDisruptionBudget"] = Enabled();
            foreach (var part in new[] { "webhook", "cainjector" })
                values[part] = new Dictionary<string, object> { ["replicaCount"] = args.Replicas, ["podDisruptionBudget"] = Enabled() };
        }

        if (args.PriorityClass is not null)
            values["global"] = new Dictionary<string, object> { ["priorityClassName"] = args.PriorityClass };

        if (args.IamRole is not null)
        {
            values["serviceAccount"] = new Dictionary<string, object>
            {
                ["annotations"] = new Dictionary<string, object> { ["eks.amazonaws.com/role-arn"] = args.IamRole },
            };
        }

        var mirrors = args.Cluster.Mirrors;
        values.Mirror(mirrors, $"{Images}-controller", "image");
        values.Mirror(mirrors, $"{Images}-webhook", "webhook", "image");
        values.Mirror(mirrors, $"{Images}-cainjector", "cainjector", "image");
        values.Mirror(mirrors, $"{Images}-acmesolver", "acmesolver", "image");
        values.Mirror(mirrors, $"{Images}-startupapicheck", "startupapicheck", "image");
        return values;
    }

    private static Dictionary<string, object> Enabled() => new() { ["enabled"] = true };
}
