using Infra.Wording;

namespace Infra.Rules;

/// <summary>Runs the rules over an inventory.</summary>
public static class Checker
{
    /// <summary>Checks an inventory.</summary>
    /// <param name="inventory">What is checked.</param>
    /// <param name="options">What else is known. Default: nothing.</param>
    public static CheckResult Check(Inventory inventory, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        options ??= new CheckOptions();
        var parts = Variants.Of(inventory).Select(part => Find(part, options)).ToList();
        var found = OverlayFindings.Fold(parts.ConvertAll(part => part.Found));
        var exemptions = options.Exemptions.Select(Shown).ToList();
        var left = new List<Finding>();
        var exempted = new List<ExemptedFinding>();
        foreach (var finding in found)
        {
            if (exemptions.Find(exemption => exemption.Until >= options.Today && exemption.Covers(finding)) is { } exemption)
                exempted.Add(new ExemptedFinding(finding, exemption));
            else
                left.Add(finding);
        }

        left.Sort(Order);
        return new CheckResult
        {
            Findings = left,
            Exempted = exempted,
            Problems = [.. exemptions.SelectMany(exemption => Wrong(exemption, exempted, options.Today))],
            Objects = inventory.Manifests.Count,
            Unknown = parts.Max(part => part.Unknown),
            Rules = options.Rules.Count,
        };
    }

    private static (List<Finding> Found, int Unknown) Find(Inventory part, CheckOptions options)
    {
        var set = new ManifestSet(part, options);
        var found = new List<Finding>();
        var unknown = 0;
        foreach (var rule in options.Rules)
        {
            var report = new Report(rule.Info, set, found);
            rule.Check(set, report);
            unknown += report.Unknown;
        }

        return (found, unknown);
    }

    // Its words are shown with what it covers.
    private static Exemption Shown(Exemption exemption) => exemption with
    {
        Subject = Printable.Text(exemption.Subject),
        Reason = Printable.Text(exemption.Reason),
        Owner = Printable.Text(exemption.Owner),
    };

    private static IEnumerable<Diagnostic> Wrong(Exemption exemption, List<ExemptedFinding> exempted, DateOnly today)
    {
        if (!exemption.IsExplained)
        {
            yield return new Diagnostic(Codes.UnexplainedExemption, exemption.At.Where, $"{exemption.Reason} ({exemption.Owner})",
                "a sentence that says why the finding may stay, and the person or team to ask", "write both for a reader in a year")
            { At = exemption.At.Location };
        }

        if (!AllRules.List.Any(known => known.Info.Id == exemption.Rule || known.Info.Name == exemption.Rule))
        {
            var rule = exemption.At.Below("rule");
            yield return new Diagnostic(Codes.UnknownRule, rule.Where, exemption.Rule, "the id or name of a rule in docs/rules",
                DidYouMean.Fix(exemption.Rule, AllRules.List.SelectMany(known => new[] { known.Info.Id, known.Info.Name })))
            { At = rule.Location };
        }
        else if (exemption.Until < today)
        {
            var until = exemption.At.Below("until");
            yield return new Diagnostic(Codes.ExpiredExemption, until.Where, exemption.UntilText, "a date in the future",
                $"ask {exemption.Owner} whether the reason still holds, then fix the finding or set another date")
            { At = until.Location };
        }
        else if (!exemption.MayBeIdle && !exempted.Exists(covered => covered.Exemption == exemption))
        {
            yield return new Diagnostic(Codes.IdleExemption, exemption.At.Where, $"{exemption.Rule} on {exemption.Subject}",
                "exemptions that still cover a finding", "remove it; the finding was fixed or renamed")
            { At = exemption.At.Location };
        }
    }

    private static int Order(Finding left, Finding right)
    {
        var order = right.Severity.CompareTo(left.Severity);
        order = order != 0 ? order : ObjectId.Order.Compare(left.On.Id, right.On.Id);
        order = order != 0 ? order : string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
        order = order != 0 ? order : string.CompareOrdinal(left.Path, right.Path);
        return order != 0 ? order : string.CompareOrdinal(left.Actual, right.Actual);
    }
}
