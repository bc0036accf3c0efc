using System.Text.Json.Serialization;
using Infra.Diagnostics;

namespace Infra.Rules.Reports;

/// <summary>A check for programs.</summary>
/// <param name="Subject">What was checked.</param>
/// <param name="Objects">How many objects.</param>
/// <param name="Errors">How many findings are errors.</param>
/// <param name="Warnings">How many findings are warnings.</param>
/// <param name="Findings">The findings.</param>
/// <param name="Exempted">The findings that an exemption covers.</param>
/// <param name="Diagnostics">What could not be read, and what is wrong with the exemptions.</param>
/// <param name="Notes">What was left out.</param>
public sealed record JsonReport(
    string Subject,
    int Objects,
    int Errors,
    int Warnings,
    IReadOnlyList<JsonFinding> Findings,
    IReadOnlyList<JsonExempted> Exempted,
    IReadOnlyList<DiagnosticJson> Diagnostics,
    IReadOnlyList<string> Notes)
{
    /// <summary>The report of a check.</summary>
    /// <param name="report">The check.</param>
    public static JsonReport Of(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var result = report.Result;
        return new JsonReport(report.Inventory.Name, result.Objects, result.Errors, result.Warnings, [.. result.Findings.Select(JsonFinding.Of)],
            [.. result.Exempted.Select(e => new JsonExempted(JsonFinding.Of(e.Finding), e.Exemption.Reason, e.Exemption.Owner,
                e.Exemption.UntilText))],
            [.. report.Problems.Select(DiagnosticJson.Of)], report.Inventory.Notes);
    }
}

/// <summary>A finding for programs.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Name">The rule's name.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Title">The problem.</param>
/// <param name="Subject">The object.</param>
/// <param name="Path">The place in it.</param>
/// <param name="Actual">What stands there.</param>
/// <param name="Expected">What should.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Component">The component that made the object.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line in it.</param>
/// <param name="Docs">The rule's page.</param>
public sealed record JsonFinding(
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
    string Docs)
{
    /// <summary>A finding.</summary>
    /// <param name="finding">The finding.</param>
    public static JsonFinding Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new(finding.Rule.Id, finding.Rule.Name, finding.Severity.Word(), finding.Rule.Title, finding.Subject,
            finding.Path, finding.Actual, finding.Expected,
            finding.Fix, finding.MadeBy, finding.At?.File, finding.At?.Line, finding.Docs);
    }
}

/// <summary>A finding that an exemption covers.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Reason">Why it may stay.</param>
/// <param name="Owner">Whom to ask.</param>
/// <param name="Until">The last day.</param>
public sealed record JsonExempted(JsonFinding Finding, string Reason, string Owner, string Until);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
