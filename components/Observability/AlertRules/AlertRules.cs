using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Observability;

/// <summary>Alerts of one kind, which a Prometheus looks for.</summary>
public sealed class AlertRules : ComponentResource
{
    /// <summary>Makes them.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed or do not fit together.</exception>
    public AlertRules(string name, AlertRulesArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:AlertRules", name, options.On(args.Checked(name).Namespace))
    {
        _ = new CustomResource(name, new PrometheusRuleResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name },
            Spec = new PrometheusRuleSpecArgs
            {
                Groups = new PrometheusRuleGroupArgs { Name = name, Rules = args.Alerts.Select(Rule).ToArray() },
            },
        }, this.Child(args.Prometheus.MadeBy));
        RegisterOutputs(Outputs.Of(this));
    }

    private static PrometheusRuleArgs Rule(Alert alert) => new()
    {
        Alert = alert.Name,
        Expr = alert.Query,
        For = Optional.Of(alert.For),
        Labels = new Dictionary<string, string>(alert.Labels) { ["severity"] = Alert.Word(alert.Severity) }.OrNone(),
        Annotations = new Dictionary<string, string>
        {
            ["summary"] = alert.Summary,
            ["description"] = alert.Description,
            ["first_step"] = alert.FirstStep,
        }.OrNone(),
    };
}
