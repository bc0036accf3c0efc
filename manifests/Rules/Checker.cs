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
            Problems = [.. exemptions.SelectMany(exemption => exemption.Wrong(
                exempted.Exists(covered => covered.Exemption == exemption), [.. AllRules.List.Select(rule => rule.Info)], options.Today))],
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

    private static int Order(Finding left, Finding right)
    {
        var order = right.Severity.CompareTo(left.Severity);
        order = order != 0 ? order : ObjectId.Order.Compare(left.On.Id, right.On.Id);
        order = order != 0 ? order : string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
        order = order != 0 ? order : string.CompareOrdinal(left.Path, right.Path);
        return order != 0 ? order : string.CompareOrdinal(left.Actual, right.Actual);
    }
}
