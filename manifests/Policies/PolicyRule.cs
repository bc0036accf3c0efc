using Infra.Rules;

namespace Infra.Policies;

/// <summary>One demand of a policy on what a stack makes.</summary>
/// <param name="code">The diagnostic of a breach.</param>
/// <param name="name">The name by which exceptions know it.</param>
/// <param name="look">Finds the breaches.</param>
internal sealed class PolicyRule(DiagnosticCode code, string name, params Action<ManifestSet, Report>[] look) : IRule
{
    public DiagnosticCode Code { get; } = code;

    public RuleInfo Info { get; } = new(code.Id, name, Severity.Error, code.Title) { Description = code.Help, Remediation = code.Help };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var one in look)
            one(set, report);
    }
}
