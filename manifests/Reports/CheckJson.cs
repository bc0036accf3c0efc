using System.Text.Json.Serialization;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>A check as programs read it.</summary>
internal sealed record CheckJson(
    string Subject,
    int Objects,
    int Errors,
    int Warnings,
    int Informations,
    IReadOnlyList<FindingJson> Findings,
    IReadOnlyList<ExemptedJson> Exempted,
    IReadOnlyList<DiagnosticJson> Diagnostics,
    IReadOnlyList<string> Notes)
{
    public static CheckJson Of(CheckReport report)
    {
        var result = report.Result;
        return new CheckJson(report.Inventory.Name, result.Objects, result.Errors, result.Warnings, result.Informations,
            [.. result.Findings.Select(FindingJson.Of)],
            [.. result.Exempted.Select(e =>
                new ExemptedJson(FindingJson.Of(e.Finding), e.Exemption.Reason, e.Exemption.Owner, e.Exemption.UntilText))],
            [.. report.Problems.Select(DiagnosticJson.Of)], report.Inventory.Notes);
    }
}

/// <summary>A finding in <see cref="CheckJson"/> and in a preview.</summary>
internal sealed record FindingJson(
    string Rule,
    string Name,
    string Severity,
    string Title,
    string Subject,
    string Path,
    string? Actual,
    string Expected,
    string Fix,
    string? Component,
    string? File,
    int? Line,
    string Docs,
    int Count,
    IReadOnlyList<OccurrenceJson> Also,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Overlays)
{
    public static FindingJson Of(Finding finding) =>
        new(finding.Rule.Id, finding.Rule.Name, finding.Severity.Word(), finding.Rule.Title, finding.Subject,
        finding.Path, finding.Actual, finding.Expected, finding.Fix, finding.MadeBy, finding.At?.File, finding.At?.Line, finding.Docs,
        finding.Count, [.. finding.Also.Select(other => new OccurrenceJson(other.Subject, other.Path, other.At?.File, other.At?.Line))],
        finding.Overlays.Count > 1 ? finding.Overlays : null);
}

/// <summary>A further place of a finding, in <see cref="FindingJson"/>.</summary>
internal sealed record OccurrenceJson(string Subject, string Path, string? File, int? Line);

/// <summary>A finding that an exemption covers, in <see cref="CheckJson"/>.</summary>
internal sealed record ExemptedJson(FindingJson Finding, string Reason, string Owner, string Until);
