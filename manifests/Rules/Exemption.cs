using System.IO.Enumeration;
using Infra.Wording;

namespace Infra.Rules;

/// <summary>A finding of <c>infra check</c> that may stay until a day.</summary>
/// <param name="Rule">The rule, by its id or name, for example <c>L04</c> or <c>tls-secret</c>.</param>
/// <param name="Subject">The object: <c>Kind/namespace/name</c>, or <c>Kind/name</c> for one without a namespace. <c>*</c> stands for any
/// text.</param>
/// <param name="Reason">Why the finding may stay.</param>
/// <param name="Owner">The person or team to ask about it.</param>
/// <param name="Until">The last day on which it holds, for example <c>2027-05-31</c>.</param>
public sealed record Exemption(string Rule, string Subject, string Reason, string Owner, DateOnly Until)
{
    private const int ShortestReason = 10;

    /// <summary>The value that the finding names, with <c>*</c> for any text. Default: every value.</summary>
    public string? Value { get; init; }

    /// <summary>Whether it comes with a setting, ends with it, and may cover nothing meanwhile: it has no last day.</summary>
    internal bool MayBeIdle => Until == DateOnly.MaxValue;

    /// <summary>Where it is written. Default: unknown.</summary>
    public Place At { get; init; } = new("exemption");

    /// <summary>Whether it says why and who to ask.</summary>
    internal bool IsExplained => Reason.Trim().Length >= ShortestReason && Owner.Trim().Length > 0;

    /// <summary>Whether it is about a finding.</summary>
    /// <param name="finding">The finding.</param>
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Covers(finding.Rule, finding.SubjectPath, finding.Actual);
    }

    /// <summary>Whether it is about what a rule found on a subject.</summary>
    internal bool Covers(RuleInfo rule, string subject, string? actual) => (Rule == rule.Id || Rule == rule.Name)
        && Fits(Subject, subject) && (Value is null || Fits(Value, actual ?? ""));

    /// <summary>What is wrong with it.</summary>
    /// <param name="isUsed">Whether it covers something.</param>
    /// <param name="known">The rules that there are.</param>
    /// <param name="today">The day on which it must still hold.</param>
    internal IEnumerable<Diagnostic> Wrong(bool isUsed, IReadOnlyList<RuleInfo> known, DateOnly today)
    {
        if (!IsExplained)
        {
            yield return new Diagnostic(Codes.UnexplainedExemption, At.Where, $"{Reason} ({Owner})",
                "a sentence that says why the finding may stay, and the person or team to ask", "write both for a reader in a year")
            { At = At.Location };
        }

        if (!known.Any(rule => rule.Id == Rule || rule.Name == Rule))
        {
            var rule = At.Below("rule");
            yield return new Diagnostic(Codes.UnknownRule, rule.Where, Rule, "the id or name of a rule in docs/rules",
                DidYouMean.Fix(Rule, known.SelectMany(rule => new[] { rule.Id, rule.Name })))
            { At = rule.Location };
        }
        else if (Until < today)
        {
            var until = At.Below("until");
            yield return new Diagnostic(Codes.ExpiredExemption, until.Where, UntilText, "a date in the future",
                $"ask {Owner} whether the reason still holds, then fix the finding or set another date")
            { At = until.Location };
        }
        else if (!MayBeIdle && !isUsed)
        {
            yield return new Diagnostic(Codes.IdleExemption, At.Where, $"{Rule} on {Subject}",
                "exemptions that still cover a finding", "remove it; the finding was fixed or renamed")
            { At = At.Location };
        }
    }

    /// <summary>The last day as it is written: <c>2027-05-31</c>.</summary>
    public string UntilText => Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Of a file name's patterns, * alone has a meaning here.
    private static bool Fits(string pattern, string text) => FileSystemName.MatchesSimpleExpression(
        pattern.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal), text, ignoreCase: false);
}
