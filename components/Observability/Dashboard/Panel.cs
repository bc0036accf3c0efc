namespace Infra.Components.Observability;

/// <summary>One picture of a dashboard.</summary>
public sealed record Panel : IChecked
{
    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The questions, in PromQL (or in LogQL for <see cref="PanelKind.Logs"/>), by what each answer is called: a text that may
    /// name labels, <c>{{pod}}</c>. At least one.</summary>
    public required IReadOnlyDictionary<string, string> Queries { get; init; }

    /// <summary>How the answer is shown. Default: as lines over time.</summary>
    public PanelKind Kind { get; init; }

    /// <summary>
    /// What the numbers are, in Grafana's words: <c>short</c>, <c>bytes</c>, <c>s</c>, <c>percentunit</c>, <c>reqps</c>, <c>cores</c>.
    /// Default: <c>short</c>, plain numbers.
    /// </summary>
    [Matches("[A-Za-z][A-Za-z0-9]{0,29}", "one of Grafana's units, such as bytes")]
    public string Unit { get; init; } = "short";

    /// <summary>What one has to know to read it. Default: nothing.</summary>
    public string? Description { get; init; }

    /// <summary>The number from which on it is red, such as <c>0.9</c>. Default: none.</summary>
    [Matches(@"-?[0-9]{1,12}(\.[0-9]{1,6})?", "a number such as 5 or 0.9")]
    public string? RedFrom { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Queries.Count == 0, Codes.Empty, nameof(Queries), null, "at least one question", "write one");
        if (Kind == PanelKind.Logs)
            return;

        foreach (var (legend, query) in Queries)
        {
            if (PromQl.Fault(BoardJson.WithoutVariables(query)) is { } fault)
            {
                problems.Add(Codes.MalformedQuery, $"{nameof(Queries)}.{legend}", query, $"a question in PromQL: {fault}",
                    "try it out in Prometheus, and copy it from there");
            }
        }
    }
}

/// <summary>How a panel shows its answer.</summary>
public enum PanelKind
{
    /// <summary>As lines over time.</summary>
    Lines,

    /// <summary>As one number each.</summary>
    Numbers,

    /// <summary>As a table of what is now.</summary>
    Table,

    /// <summary>As lines of logs, out of Loki.</summary>
    Logs,
}
