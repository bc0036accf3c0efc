using Infra.Rules;

namespace Infra.Reports;

/// <summary>Writes SARIF 2.1.0, which code hosts show beside the lines.</summary>
internal static class Sarif
{
    /// <summary>A log of one run.</summary>
    /// <param name="problems">What could not be read.</param>
    public static string Write(string tool, string subject, IEnumerable<SarifRule> rules, IEnumerable<SarifResult> results,
        IReadOnlyList<Diagnostic> problems) => NodeJson.Write(MapNode.Of(
        ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
        ("version", "2.1.0"),
        ("runs", new ListNode(
        [
            MapNode.Of(
                ("tool", MapNode.Of(("driver", MapNode.Of(("name", tool), ("rules", List(rules.DistinctBy(rule => rule.Id), Rule)))))),
                ("automationDetails", MapNode.Of(("id", $"{tool}/{subject}/"))),
                ("invocations", new ListNode([MapNode.Of(
                    ("executionSuccessful", problems.Count == 0),
                    ("toolExecutionNotifications", problems.Count == 0 ? null : List(problems, Notification)))])),
                ("results", List(results, Result))),
        ]))), indented: true);

    /// <summary>A log of a run that found nothing out, because it was refused.</summary>
    public static string Refusal(string tool, IReadOnlyList<Diagnostic> problems) => Write(tool, "refused", [], [], problems);

    private static MapNode Notification(Diagnostic problem) => MapNode.Of(
        ("descriptor", MapNode.Of(("id", problem.Code.Id))),
        ("level", "error"),
        ("message",
            Text(
                $"{problem.Where}: {problem.Code.Title}{(problem.Actual is { } actual ? $": {actual}" : "")}; allowed is {problem.Allowed}. {problem.Fix}")),
        ("locations", problem.At is { } at ? new ListNode([MapNode.Of(("physicalLocation", Place(at)))]) : null));

    private static ListNode List<T>(IEnumerable<T> items, Func<T, Node> write) => new([.. items.Select(write)]);

    private static MapNode Rule(SarifRule rule) => MapNode.Of(
        ("id", rule.Id),
        ("name", rule.Name),
        ("shortDescription", Text(rule.Title)),
        ("fullDescription", rule.Description is { } description ? Text(description.ReplaceLineEndings(" ")) : null),
        ("help", rule.Help is { } help ? Text(help) : null));

    private static MapNode Result(SarifResult result) => MapNode.Of(
        ("ruleId", result.Rule),
        ("level", result.Level),
        ("message", Text(result.Message)),
        ("locations", new ListNode(
        [
            MapNode.Of(
                ("physicalLocation", result.At is { } at ? Place(at) : null),
                ("logicalLocations", new ListNode([MapNode.Of(("fullyQualifiedName", result.Subject))]))),
        ])),
        ("relatedLocations", result.Also.Count == 0 ? null : List(result.Also, Related)),
        ("partialFingerprints", MapNode.Of(("subject/v1", result.Fingerprint))),
        ("suppressions", result.Justification is { } reason
            ? new ListNode([MapNode.Of(("kind", "external"), ("justification", reason))]) : null));

    private static MapNode Related(Occurrence other) => MapNode.Of(
        ("physicalLocation", other.At is { } at ? Place(at) : null),
        ("logicalLocations", new ListNode([MapNode.Of(("fullyQualifiedName", $"{other.Subject}#{other.Path}"))])));

    private static MapNode Place(SourceLocation at) => MapNode.Of(
        ("artifactLocation",
            MapNode.Of(("uri", Uri.EscapeDataString(at.File.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal)))),
        ("region", MapNode.Of(("startLine", Math.Max(1, at.Line)))));

    private static MapNode Text(string text) => MapNode.Of(("text", text));
}

/// <summary>A rule of a SARIF log.</summary>
internal sealed record SarifRule(string Id, string Title, string? Name = null, string? Description = null, string? Help = null);

/// <summary>A result of a SARIF log. A result keeps its fingerprint when its line moves.</summary>
internal sealed record SarifResult(string Rule, string Level, string Message, string Subject, SourceLocation? At, string Fingerprint)
{
    /// <summary>Why it is accepted. Default: it is not.</summary>
    public string? Justification { get; init; }

    /// <summary>The further places of the same cause. Default: none.</summary>
    public IReadOnlyList<Occurrence> Also { get; init; } = [];
}
