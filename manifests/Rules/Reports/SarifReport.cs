using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Infra.Rules.Reports;

/// <summary>A check as SARIF 2.1.0, which code hosts show beside the lines. Findings of a stack stand at its file.</summary>
public static class SarifReport
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The file's text.</summary>
    /// <param name="report">The check.</param>
    public static string Of(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, report);
            // Code hosts refuse two runs of one tool without names of their own, as those of two stacks would be.
            json.WriteStartObject("automationDetails");
            json.WriteString("id", $"infra check/{report.Inventory.Name}/");
            json.WriteEndObject();
            json.WriteStartArray("results");
            foreach (var finding in report.Result.Findings)
            {
                WriteResult(json, report, finding, null);
            }

            foreach (var (finding, exemption) in report.Result.Exempted)
            {
                WriteResult(json, report, finding, exemption);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteTool(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "infra check");
        json.WriteStartArray("rules");
        foreach (var rule in report.Result.Findings.Concat(report.Result.Exempted.Select(e => e.Finding)).Select(finding => finding.Rule).Distinct()
            .OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            Text(json, "shortDescription", rule.Title);
            Text(json, "fullDescription", rule.Description.ReplaceLineEndings(" "));
            Text(json, "help", rule.Remediation);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", rule.Severity.Word());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckReport report, Finding finding, Exemption? exemption)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteString("level", finding.Severity.Word());
        Text(json, "message",
            $"{finding.Subject}: {finding.Rule.Title}. {finding.Path} is {finding.Actual ?? "absent"}; expected {finding.Expected}. {finding.Fix}");
        json.WriteStartArray("locations");
        json.WriteStartObject();
        var (file, line) = finding.At is { } at ? (at.File, at.Line) : (report.StackFile, 1);
        if (file is not null)
        {
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal));
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", Math.Max(1, line));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", $"{finding.Subject}#{finding.Path}");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("finding/v1", Fingerprint(finding));
        json.WriteEndObject();
        if (exemption is not null)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("justification", $"{exemption.Reason} ({exemption.Owner}, until {exemption.UntilText})");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // The same finding keeps its fingerprint when its line moves.
    private static string Fingerprint(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Rule.Id}\n{finding.On.Id}\n{finding.Path}\n{finding.Actual}")))[..32];
}
