using System.Collections.Concurrent;

namespace Infra.Schemas.Cel;

/// <summary>The rules in CEL over all objects of a check. Objects come from many threads; what is found is asked for afterwards.</summary>
internal sealed class CelCheck
{
    private const int LongestMessage = 500;

    private readonly CelRules _rules = new();
    private readonly ConcurrentDictionary<Manifest, IReadOnlyList<CelViolation>> _found = new(ReferenceEqualityComparer.Instance);

    /// <summary>Runs the rules of an object.</summary>
    /// <param name="manifest">The object.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="tree">The object, with its defaults or without.</param>
    /// <param name="problems">What else is wrong with it: what a rule says about a value of a wrong type is noise.</param>
    public void Run(Manifest manifest, Schema schema, MapNode tree, IReadOnlyList<SchemaProblem> problems)
    {
        var found = _rules.Check(schema, tree);
        if (found.Count > 0)
            _found[manifest] = [.. found.Where(violation => !problems.Any(problem => IsBlocking(problem) && Touches(problem.Path, violation.Path)))];
    }

    /// <summary>What was found on an object.</summary>
    public IEnumerable<SchemaProblem> Of(Manifest manifest) =>
        _found.GetValueOrDefault(manifest, []).Where(violation => violation.Outcome != CelOutcome.Invalid).Select(violation => Problem(violation, manifest.Tree));

    // A rule that is given up was run for whichever objects came first: it has nothing to say about any.
    private SchemaProblem Problem(CelViolation violation, MapNode tree) => violation.Outcome == CelOutcome.TooCostly || _rules.IsGivenUp(violation.Rule)
        ? new(ProblemKind.RuleNotRun, violation.Path, "not held against it", $"a rule that an API server can afford: {Shown(violation.Rule.Message ?? violation.Rule.Rule)}",
            "limit what the rule walks over by maxItems, maxLength and maxProperties in its definition")
        : new(ProblemKind.Rule, violation.Path, violation.Actual ?? Shape(NodePath.Nearest(tree, violation.Path)), Shown(violation.Message),
            violation.Outcome == CelOutcome.Failed ? "add the field that the rule reads" : "change it so that the rule holds");

    private static string Shape(Node value) => value switch { MapNode => "a map", ListNode => "a list", _ => "a value" };

    private static bool IsBlocking(SchemaProblem problem) => problem.Kind is ProblemKind.Type or ProblemKind.Required or ProblemKind.Value;

    // One of the two is within the other.
    private static bool Touches(string path, string other)
    {
        var (inner, outer) = path.Length >= other.Length ? (path, other) : (other, path);
        return inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || outer.Length == 0 || inner[outer.Length] is '.' or '[');
    }

    // Anyone's text: one line, and not too long.
    private static string Shown(string text)
    {
        var plain = new string([.. text.Trim().Select(c => char.IsControl(c) ? ' ' : c)]);
        return plain.Length > LongestMessage ? plain[..LongestMessage] + "..." : plain;
    }
}
