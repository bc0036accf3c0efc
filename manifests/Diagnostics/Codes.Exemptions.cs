namespace Infra.Diagnostics;

public static partial class Codes
{
    /// <summary>An exemption that does not say why, or who decided it.</summary>
    public static readonly DiagnosticCode UnexplainedExemption = new("INF0501", "exemption without a reason or an owner",
        "An exemption is a decision of somebody: it says why the finding may stay and whom to ask about it.");

    /// <summary>An exemption that is over.</summary>
    public static readonly DiagnosticCode ExpiredExemption = new("INF0502", "exemption is past its day",
        "Exemptions end by themselves, so that somebody looks again. Put right what it covers, or choose another day with a reason that still holds.");

    /// <summary>An exemption for nothing.</summary>
    public static readonly DiagnosticCode IdleExemption = new("INF0503", "exemption covers nothing",
        "No finding needs it: what it was for has been put right or renamed. Left in place it would hide the next finding of its kind.");

    /// <summary>An exemption of a rule that does not exist.</summary>
    public static readonly DiagnosticCode UnknownRule = new("INF0504", "unknown rule",
        "Rules are named by their id or name; `docs/rules` lists them.");
}
