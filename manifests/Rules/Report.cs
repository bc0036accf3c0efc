namespace Infra.Rules;

/// <summary>Collects what one rule finds. Findings on objects that are only context are dropped.</summary>
internal sealed class Report(RuleInfo rule, ManifestSet set, List<Finding> findings)
{
    /// <summary>How many findings there would be on values that another program fills in later.</summary>
    public int Unknown { get; private set; }

    /// <summary>Adds a finding.</summary>
    public void Add(Manifest on, string path, string? actual, string expected, string fix, Severity? severity = null)
    {
        if (!set.IsOwn(on))
            return;

        if (IsUnknown(on, path, actual))
        {
            Unknown++;
            return;
        }

        var found = severity ?? (rule.ErrorInProduction && set.Options.Production ? Severity.Error : rule.Severity);
        findings.Add(new Finding(rule, found, on, path, Shown(actual), expected, fix) { At = At(on, path) });
    }

    /// <summary>Adds a finding where a condition holds. The texts are made in any case.</summary>
    public void AddIf(bool found, Manifest on, string path, string? actual, string expected, string fix, Severity? severity = null)
    {
        if (found)
            Add(on, path, actual, expected, fix, severity);
    }

    // What another program fills in later is nothing to judge.
    private static bool IsUnknown(Manifest on, string path, string? actual) =>
        Scalars.IsSubstituted(actual) || (path.Length > 0 && NodePath.At(on.Tree, path) is ScalarNode { Text: { } text } && Scalars.IsSubstituted(text));

    private static SourceLocation? At(Manifest on, string path)
    {
        if (on.At is not { } file)
            return null;

        var node = NodePath.Nearest(on.Tree, path);
        return node.Line > 0 ? new SourceLocation(node.File ?? file.File, node.Line, node.Column) : file;
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
