namespace Infra.Diagnostics;

public static partial class Codes
{
    public static readonly DiagnosticCode UnexplainedExemption = new("INF0501", "exemption without a reason or an owner",
        "An exemption states why the finding is accepted, and the person or team that owns the decision.");
    public static readonly DiagnosticCode ExpiredExemption = new("INF0502", "exemption has expired",
        "Exemptions expire so that they are reviewed. Fix the finding, or set another date with a reason that still holds.");
    public static readonly DiagnosticCode IdleExemption = new("INF0503", "exemption matches no finding",
        "The finding was fixed or renamed. Left in place, the exemption would hide the next one like it.");
    public static readonly DiagnosticCode UnknownRule = new("INF0504", "unknown rule",
        "Rules are named by their id or name; `docs/rules` lists them.");
    public static readonly DiagnosticCode ClaimedTwice = new("INF0505", "two stacks claim the same",
        "In one cluster a host, a namespace and an address belong to one stack; the second one to be brought up would take them from the first. "
        + "Clusters count as one where both stacks name the same context, and where both take whatever context is current.");
}
