using Infra.Rules.Links;

namespace Infra.Rules;

/// <summary>Collects what one rule finds. Findings on objects that are only context are dropped.</summary>
internal sealed class Report(RuleInfo rule, ManifestSet set, List<Finding> findings)
{
    /// <summary>Adds a finding.</summary>
    public void Add(Manifest on, string path, string? actual, string expected, string fix, Severity? severity = null)
    {
        if (!set.IsOwn(on))
            return;

        var found = severity ?? (rule.ErrorInProduction && set.Options.Production ? Severity.Error : rule.Severity);
        findings.Add(new Finding(rule, found, on, path, Shown(actual), expected, fix) { At = At(on, path) });
    }

    /// <summary>Adds a finding where a condition holds. The texts are made in any case.</summary>
    public void AddIf(bool found, Manifest on, string path, string? actual, string expected, string fix, Severity? severity = null)
    {
        if (found)
            Add(on, path, actual, expected, fix, severity);
    }

    /// <summary>Adds a finding where what is referred to will not be there; where something unknown may bring it, information that says who.</summary>
    public void Missing(Presence presence, Manifest on, string path, string? actual, string expected, string fix, Severity? severity = null)
    {
        if (presence.IsSure)
            return;

        if (presence.Doubt is { } doubt)
            Add(on, path, actual, expected, doubt, Severity.Information);
        else
            Add(on, path, actual, expected, fix, severity);
    }

    private static SourceLocation? At(Manifest on, string path)
    {
        if (on.At is not { } file)
            return null;

        var node = NodePath.Nearest(on.Tree, path);
        return node.Line > 0 ? file with { Line = node.Line, Column = node.Column } : file;
    }

    // Foreign text ends up on a terminal: no control characters, and not too long.
    private static string? Shown(string? text)
    {
        const int Most = 160;
        if (text is null)
            return null;

        var plain = new string([.. text.Take(Most).Select(c => char.IsControl(c) ? ' ' : c)]);
        return text.Length > Most ? plain + "..." : plain;
    }
}
