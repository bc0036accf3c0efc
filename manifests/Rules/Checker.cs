using Infra.Diagnostics;
using Infra.Wording;

namespace Infra.Rules;

/// <summary>Runs all rules over a set of objects.</summary>
public static class Checker
{
    /// <summary>Checks objects.</summary>
    /// <param name="input">What is checked.</param>
    /// <param name="exemptions">What somebody decided to live with. Default: nothing.</param>
    /// <param name="today">The day on which exemptions must still hold. It has to be given where there are any.</param>
    /// <param name="rules">The rules. Default: all.</param>
    public static CheckResult Check(CheckInput input, IReadOnlyList<Exemption>? exemptions = null, DateOnly today = default,
        IReadOnlyList<IRule>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var set = new ManifestSet(input);
        var used = rules ?? AllRules.List;
        var found = new List<Finding>();
        foreach (var rule in used)
        {
            rule.Check(set, new Report(rule.Info, set, found));
        }

        var left = new List<Finding>();
        var exempted = new List<ExemptedFinding>();
        foreach (var finding in found.Distinct())
        {
            if (exemptions?.FirstOrDefault(exemption => exemption.Until >= today && exemption.Covers(finding)) is { } exemption)
            {
                exempted.Add(new ExemptedFinding(finding, exemption));
            }
            else
            {
                left.Add(finding);
            }
        }

        left.Sort(Order);
        return new CheckResult
        {
            Findings = left,
            Exempted = exempted,
            Problems = [.. (exemptions ?? []).SelectMany(exemption => Wrong(exemption, exempted,
                today).Select(problem => problem with { At = exemption.At.Location }))],
            Objects = input.Manifests.Count,
            Rules = used.Count,
        };
    }

    private static IEnumerable<Diagnostic> Wrong(Exemption exemption, List<ExemptedFinding> exempted, DateOnly today)
    {
        if (!exemption.IsExplained)
        {
            yield return new Diagnostic(Codes.UnexplainedExemption, exemption.At.Where, $"{exemption.Reason} ({exemption.Owner})",
                "a sentence that says why the finding may stay, and the person or team to ask", "write both for a reader in a year");
        }

        if (!AllRules.List.Any(rule => rule.Info.Id == exemption.Rule || rule.Info.Name == exemption.Rule))
        {
            yield return new Diagnostic(Codes.UnknownRule, exemption.At.Where + ".rule", exemption.Rule,
                "the id or name of a rule in docs/rules",
                DidYouMean.Fix(exemption.Rule, AllRules.List.SelectMany(rule => new[] { rule.Info.Id, rule.Info.Name })));
        }
        else if (exemption.Until < today)
        {
            yield return new Diagnostic(Codes.ExpiredExemption, exemption.At.Where + ".until", exemption.UntilText,
                "a day that is still to come",
                    $"ask {exemption.Owner} whether the reason still holds, then put it right or choose another day");
        }
        else if (!exempted.Exists(covered => covered.Exemption == exemption))
        {
            yield return new Diagnostic(Codes.IdleExemption, exemption.At.Where, $"{exemption.Rule} on {exemption.Subject}",
                "exemptions that still cover a finding", "remove it; what it was for is right now, or has another name");
        }
    }

    private static int Order(Finding left, Finding right)
    {
        var order = right.Severity.CompareTo(left.Severity);
        order = order != 0 ? order : Manifests.ObjectId.Order.Compare(left.On.Id, right.On.Id);
        order = order != 0 ? order : string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
        order = order != 0 ? order : string.CompareOrdinal(left.Path, right.Path);
        return order != 0 ? order : string.CompareOrdinal(left.Actual, right.Actual);
    }
}
