namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="Scrape"/>.</summary>
public sealed record ScrapeArgs : IChecked
{
    /// <summary>Who collects.</summary>
    public required PrometheusRef Prometheus { get; init; }

    /// <summary>What is collected of, at least one.</summary>
    public required IReadOnlyList<IMeasured> Of { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Of.Count == 0, Codes.Empty, nameof(Of), null, "at least one component", "name one, or leave this out");
        var sources = Of.SelectMany(component => component.Metrics).ToList();
        problems.AddDuplicates(Codes.DuplicateName, nameof(Of), sources.Select(source => source.Name));
        foreach (var source in sources.Where(source => Prometheus is not null && !Prometheus.Takes(source.Pods.Namespace)))
        {
            problems.Add(Codes.MissingPart, nameof(Of), source.Name, "components in namespaces whose monitors the Prometheus takes",
                "name the component's namespace among those of the Prometheus");
        }
    }
}
