using Infra.Catalogue;
using Infra.Components.Aws;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Secrets;

/// <summary>The External Secrets Operator: fills Secrets from stores outside the cluster. Its CRDs come with the chart.</summary>
public sealed class ExternalSecrets : ComponentResource, IMeasured
{
    private const string Image = "ghcr.io/external-secrets/external-secrets";

    private readonly MetricsSource _metrics;

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed.</exception>
    public ExternalSecrets(string name, ExternalSecretsArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:ExternalSecrets", name, options.On(args.Checked(name).Cluster))
    {
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "external-secrets", PodSecurity.Restricted,
            new() { Asked = [10250] });
        _metrics = new MetricsSource(name, new PodSet(space, new Dictionary<string, Input<string>>
        {
            ["app.kubernetes.io/name"] = "external-secrets",
            ["app.kubernetes.io/instance"] = args.Release ?? name,
        }), 8080)
        { NamesObjects = true };
        _ = new Release(name, new HelmChart(ChartCatalogue.ExternalSecrets, args.Version)
            .Install(args.Release ?? name, space, Values(args)), this.Child(Role(name, args, space)));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics => [_metrics];

    // Pods that run already get no credentials, so the role comes before them.
    private PodRole? Role(string name, ExternalSecretsArgs args, NamespaceRef space) => args.Reads.Count == 0 ? null
        : args.Cluster.AwsPodIdentity()!.Grant(name, space.Name, ServiceAccount(args.Release ?? name), Grants.ReadSecrets(args.Reads),
            new ComponentResourceOptions { Parent = this });

    // As the chart names it: the release's name alone where it says already what this is.
    private static string ServiceAccount(string release) =>
        release.Contains("external-secrets", StringComparison.Ordinal) ? release : $"{release}-external-secrets";

    private static Dictionary<string, object> Values(ExternalSecretsArgs args)
    {
        var values = new Dictionary<string, object> { ["installCRDs"] = true };
        values.Give(args.Resources);
        if (args.Replicas > 1)
        {
            values["replicaCount"] = args.Replicas;
            values["leaderElect"] = true;
            values["podDisruptionBudget"] = new Dictionary<string, object> { ["enabled"] = true };
        }

        if (args.IamRole is not null)
        {
            values["serviceAccount"] = new Dictionary<string, object>
            {
                ["annotations"] = new Dictionary<string, object> { ["eks.amazonaws.com/role-arn"] = args.IamRole },
            };
        }

        foreach (var part in new[] { "webhook", "certController" })
        {
            if (args.PriorityClass is not null)
                values[part] = new Dictionary<string, object> { ["priorityClassName"] = args.PriorityClass };

            values.Mirror(args.Cluster.Mirrors, Image, part, "image");
        }

        if (args.PriorityClass is not null)
            values["priorityClassName"] = args.PriorityClass;

        values.Mirror(args.Cluster.Mirrors, Image, "image");
        return values;
    }
}
