namespace Infra.Components.Observability;

/// <summary>Something that is wrong while a question to Prometheus has answers: each of them is one alert.</summary>
public sealed record Alert : IChecked
{
    /// <summary>Its name, for example <c>CertificateNotRenewed</c>.</summary>
    [Matches("[A-Z][A-Za-z0-9]{1,99}", "words with capital letters and without spaces, such as CertificateNotRenewed")]
    public required string Name { get; init; }

    /// <summary>The question, in PromQL.</summary>
    public required string Query { get; init; }

    /// <summary>How long it has to go on before anyone is told. Default: it is told at once.</summary>
    [Matches("([0-9]+(ms|[smhdwy]))+", "a time such as 10m or 1h30m")]
    public string? For { get; init; }

    /// <summary>How soon someone has to look at it. Default: warning.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>What is wrong, in one line. It may name labels of the answer: <c>{{ $labels.namespace }}</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>What it means for whoever uses the system.</summary>
    public required string Description { get; init; }

    /// <summary>What to look at first.</summary>
    public required string FirstStep { get; init; }

    /// <summary>Further labels, for receivers to tell alerts apart. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    void IChecked.Check(Problems problems)
    {
        if (PromQl.Fault(Query) is { } fault)
        {
            problems.Add(Codes.MalformedQuery, nameof(Query), Query, $"a question in PromQL: {fault}",
                "try it out in Prometheus, and copy it from there");
        }

        foreach (var (argument, text) in new[]
        {
            (nameof(Summary), Summary), (nameof(Description), Description), (nameof(FirstStep), FirstStep),
        })
        {
            problems.AddIf(text.Trim().Length == 0, Codes.Empty, argument, null,
                "words that an operator at night understands", "write them");
            problems.AddIf(!PromQl.HasWholeTemplates(text), Codes.Form, argument, text, "a text in which every {{ is closed by }}",
                "write {{ $labels.namespace }}, or {{ $value }}");
        }

        foreach (var label in Labels.Keys.Where(label => label == "severity" || !PromQl.IsLabel(label)))
        {
            problems.Add(Codes.Form, $"{nameof(Labels)}.{label}", label, "a name of letters, digits and underscores other than severity",
                label == "severity" ? "set Severity" : "rename it");
        }
    }

    /// <summary>The words of a severity and of those above it.</summary>
    internal static IEnumerable<string> FromSeverity(AlertSeverity least) =>
        Enum.GetValues<AlertSeverity>().Where(severity => severity >= least).Select(Word);

    internal static string Word(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => "critical",
        AlertSeverity.Warning => "warning",
        _ => "info",
    };
}
