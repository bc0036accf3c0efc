using System.Diagnostics.CodeAnalysis;
using Infra.Rules.Links;
using Infra.Schemas;
using Infra.Wording;

namespace Infra.Rules;

/// <summary>Collects what one rule finds. Findings on objects that are only context are dropped.</summary>
internal sealed class Report(RuleInfo rule, ManifestSet set, List<Finding> findings)
{
    private const int Longest = 160;

    private readonly Dictionary<(string Doubt, string Expected), List<Occurrence>> _doubts = [];

    // What has one cause in one object is one finding: the same value at the same place of several containers, the same Secret in several
    // variables.
    private readonly Dictionary<(Manifest On, Severity Severity, string Place, string? Actual, string Expected, string Fix), Cause> _causes = [];

    /// <summary>How many findings there would be on values that another program fills in later.</summary>
    public int Unknown { get; private set; }

    /// <summary>Adds a finding.</summary>
    /// <param name="severity">Its severity, also in production. Default: the rule's.</param>
    /// <param name="also">The further places of the same cause. Default: none.</param>
    public void Add(Manifest on, string path, string? actual, string expected, string fix, Severity? severity = null,
        IEnumerable<(Manifest On, string Path)>? also = null)
    {
        if (!set.IsOwn(on))
            return;

        if (IsUnknown(on, path, actual))
        {
            Unknown++;
            return;
        }

        var found = severity ?? (rule.ErrorInProduction && set.Options.Production ? Severity.Error : rule.Severity);
        // Of what a kustomization may add nothing is missing.
        if (on.IsUnbuilt && actual is null && found == Severity.Error)
            found = Severity.Information;

        var (shown, wanted, remedy) = (Shown(actual), Clean(expected), Clean(fix));
        var key = (on, found, path[(path.LastIndexOf(']') + 1)..], shown, wanted, remedy);
        if (!_causes.TryGetValue(key, out var cause))
        {
            _causes[key] = cause = new Cause(path, []);
            findings.Add(new Finding(rule, found, on, Clean(path), shown, wanted, remedy) { At = At(on, path), Also = cause.Also });
        }
        else if (cause.Path != path && !cause.Also.Exists(other => other.Path == path))
        {
            cause.Also.Add(Place(on, path));
        }

        cause.Also.AddRange((also ?? []).Select(place => Place(place.On, place.Path)));
    }

    /// <summary>Adds a finding where a condition holds. The texts are made in any case.</summary>
    public void AddIf(bool found, Manifest on, string path, string? actual, string expected, string fix, Severity? severity = null)
    {
        if (found)
            Add(on, path, actual, expected, fix, severity);
    }

    /// <summary>Adds what an API server would refuse.</summary>
    public void AddAll(IEnumerable<Refused> problems, Severity? severity = null)
    {
        foreach (var (on, problem) in problems)
            Add(on, problem.Path, problem.Actual, problem.Expected, problem.Fix, severity);
    }
    /// <summary>
    /// Adds a finding where what is referred to will not be there; where something unknown may bring it, information that says who.
    /// </summary>
    public void Missing(Presence presence, Manifest on, string path, string? actual, string expected, string fix, Severity? severity = null,
        IEnumerable<(Manifest On, string Path)>? also = null)
    {
        if (presence.IsSure)
            return;

        if ((presence.Doubt ?? set.Doubt(on)) is not { } doubt)
        {
            Add(on, path, actual, expected, fix, severity, also);
            return;
        }

        if (!set.IsOwn(on) || IsUnknown(on, path, actual))
            return;

        // What one unknown may bring is one thing to know, however many refer to it.
        if (!_doubts.TryGetValue((doubt, expected), out var places))
        {
            _doubts[(doubt, expected)] = places = [];
            findings.Add(new Finding(rule, Severity.Information, on, Clean(path), Shown(actual), Clean(expected), Clean(doubt))
            {
                At = At(on, path),
                Also = places,
            });
        }
        else
        {
            places.Add(Place(on, path));
        }

        places.AddRange((also ?? []).Select(place => Place(place.On, place.Path)));
    }

    /// <summary>Whether an object is one of those to check.</summary>
    public bool IsOwn(Manifest on) => set.IsOwn(on);

    private static Occurrence Place(Manifest on, string path) => new(Finding.SubjectOf(on), Clean(path), At(on, path));

    // What another program fills in later is nothing to judge.
    private static bool IsUnknown(Manifest on, string path, string? actual)
    {
        var isExpanded = IsExpanded(path);
        return Scalars.IsSubstituted(actual, isExpanded)
            || (path.Length > 0 && NodePath.At(on.Tree, path) is ScalarNode { Text: { } text } && Scalars.IsSubstituted(text, isExpanded));
    }

    // Where Kubernetes itself puts in the variables of a container.
    private static bool IsExpanded(string path)
    {
        var field = path.AsSpan().TrimEnd("0123456789[]");
        return field.EndsWith(".command") || field.EndsWith(".args") || field.EndsWith(".subPathExpr")
            || (field.EndsWith("].value") && path.Contains(".env[", StringComparison.Ordinal));
    }

    private static SourceLocation? At(Manifest on, string path)
    {
        if (on.At is not { } file)
            return null;

        var node = NodePath.Nearest(on.Tree, path);
        return node.Line > 0 ? new SourceLocation(node.File ?? file.File, node.Line, node.Column) : file;
    }

    private static string? Shown(string? text) =>
        Clean(text) is not { } clean ? null : clean.Length > Longest ? clean[..Longest] + "..." : clean;

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Clean(string? text) => Printable.Text(Credentials.Masked(text));

    private sealed record Cause(string Path, List<Occurrence> Also);
}
