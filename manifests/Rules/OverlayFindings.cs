namespace Infra.Rules;

/// <summary>Puts together what was found in several overlays of one base: a finding on the base is one finding, with their names.</summary>
internal static class OverlayFindings
{
    /// <summary>The findings of all parts of an inventory.</summary>
    public static List<Finding> Fold(IReadOnlyList<List<Finding>> parts)
    {
        var all = new List<Finding>();
        var places = new Dictionary<(RuleInfo Rule, SourceLocation At, string Path, int Time), int>();
        var times = new Dictionary<(RuleInfo Rule, SourceLocation At, string Path, string Root), int>();
        var loose = new HashSet<Finding>();
        var once = new HashSet<(RuleInfo Rule, string Path, string? Actual)>();
        foreach (var finding in parts.SelectMany(found => found.Distinct()))
        {
            if (finding.Rule.IsOnce && parts.Count > 1 && !once.Add((finding.Rule, finding.Path, finding.Actual)))
                continue;

            if (finding.At is not { } at || finding.On.Root is not { } root)
            {
                if (parts.Count == 1 || loose.Add(finding))
                    all.Add(finding);

                continue;
            }

            var time = times[(finding.Rule, at, finding.Path, root)] = times.GetValueOrDefault((finding.Rule, at, finding.Path, root)) + 1;
            if (places.TryGetValue((finding.Rule, at, finding.Path, time), out var index))
            {
                all[index] = all[index] with
                {
                    Severity = finding.Severity > all[index].Severity ? finding.Severity : all[index].Severity,
                    Overlays = [.. all[index].Overlays, root],
                };
            }
            else
            {
                places[(finding.Rule, at, finding.Path, time)] = all.Count;
                all.Add(finding with { Overlays = [root] });
            }
        }

        return all;
    }
}
