namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="AlertRules"/>.</summary>
public sealed record AlertRulesArgs : IChecked
{
    /// <summary>The namespace, one whose rules the Prometheus takes.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The Prometheus that looks for them.</summary>
    public required PrometheusRef Prometheus { get; init; }

    /// <summary>The alerts, at least one.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Alerts.Count == 0, Codes.Empty, nameof(Alerts), null, "at least one alert", "add one, or leave the component out");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Alerts), Alerts.Select(alert => $"{alert.Name} ({Alert.Word(alert.Severity)})"));
        problems.AddIf(Prometheus is not null && Namespace is not null && !Prometheus.Takes(Namespace), Codes.MissingPart,
            nameof(Prometheus), Namespace?.Text, "a Prometheus that takes the rules of this namespace", "name the namespace among those of the Prometheus");
    }
}
