namespace Infra.Components.Observability;

/// <summary>
/// Has the metrics of components collected that are no applications: the monitors, and the flows on both sides. Applications say it of
/// themselves.
/// </summary>
public sealed class Scrape : ComponentResource
{
    /// <summary>Makes the monitors.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Scrape(string name, ScrapeArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:Scrape", name, options.On(args.Checked(name).Prometheus.Pods.Namespace))
    {
        foreach (var source in args.Of.SelectMany(component => component.Metrics))
            this.Collect(args.Prometheus, source);

        RegisterOutputs(Outputs.Of(this));
    }
}
