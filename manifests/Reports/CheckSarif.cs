using System.Security.Cryptography;
using System.Text;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>A check as SARIF. What stands in no file of its own stands at its exemption or at the stack's file.</summary>
internal static class CheckSarif
{
    public static string Of(CheckReport report)
    {
        var found = report.Result.Findings.Select(finding => Result(report, finding, null))
            .Concat(report.Result.Exempted.Select(exempted => Result(report, exempted.Finding, exempted.Exemption)));
        var rules = report.Result.Findings.Concat(report.Result.Exempted.Select(exempted => exempted.Finding))
            .Select(finding => finding.Rule)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .Select(rule => new SarifRule(rule.Id, rule.Title, rule.Name, rule.Description, rule.Remediation));
        return Sarif.Write("infra check", report.Inventory.Name, rules, found, report.Problems);
    }

    private static SarifResult Result(CheckReport report, Finding finding, Exemption? exemption) => new(
        finding.Rule.Id,
        finding.Severity == Severity.Information ? "note" : finding.Severity.Word(),
        $"{finding.Subject}{finding.Spread}: {finding.Rule.Title}. {finding.Path}{finding.More()} is {finding.Actual ?? "absent"}; expected {finding.Expected}. {finding.Fix}",
        $"{finding.Subject}#{finding.Path}",
        finding.At ?? exemption?.At.Location ?? (report.StackFile is { } file ? new SourceLocation(file, 1, 1) : null),
        Fingerprint(finding))
    {
        Also = finding.Also,
        Justification = exemption is null ? null : $"{exemption.Reason} ({exemption.Owner}, until {exemption.UntilText})",
    };

    private static string Fingerprint(Finding finding) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Rule.Id}\n{finding.On.Id}\n{finding.Path}\n{finding.Actual}")))[..32];
}
