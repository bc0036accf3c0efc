using Infra.Adoption;
using Infra.Wording;

namespace Infra.Adopt;

/// <summary>What is found, in sentences that the text and the page share.</summary>
internal static class AdoptionWords
{
    /// <summary>What becomes of the objects, in one sentence.</summary>
    public static string Summary(AdoptionPlan plan) => string.Create(CultureInfo.InvariantCulture,
        $"{Words.Count(plan.Objects.Count, "object")} of stack {plan.Stack} against {plan.Cluster}: {plan.Count(TakeoverKind.Unchanged)} taken over as they are, ")
        + string.Create(CultureInfo.InvariantCulture,
            $"{plan.Count(TakeoverKind.Changed)} changed in place, {plan.Count(TakeoverKind.Replaced)} replaced, {plan.Count(TakeoverKind.New)} new.");

    /// <summary>The sections with a line for each thing; those without any are left out.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Sections(AdoptionPlan plan) => new (string, IReadOnlyList<string>)[]
    {
        ("Would be deleted and made again", [.. plan.Objects.Where(takeover => takeover.Kind == TakeoverKind.Replaced)
            .Select(takeover => $"{takeover.Own.Id}: {Words.AllOf(takeover.Replaced.Concat(takeover.Immutable).Distinct())} cannot be changed")]),
        ("Refused by the server until a step changes it", [.. plan.Objects.SelectMany(takeover =>
            takeover.Refused.Select(refusal => $"{takeover.Own.Id}: {refusal.Reason}"))]),
        ("Conflicts of field managers", [.. plan.Objects.SelectMany(takeover => takeover.Managers
            .Select(manager => $"{takeover.Own.Id}: {manager.Key}{(manager.First().Manager.IsTakenOver ? ", which an update takes over" : "")}: "
                + Words.OneOf(manager.Select(conflict => conflict.Path).Distinct()).Replace(" or ", ", ", StringComparison.Ordinal)))]),
        ("Missing in the cluster", [.. plan.Missing.Select(part => $"{part.What}: {part.Needs}; {part.Fix}")]),
        ("Would undo it", [.. plan.Undoers.Select(undoer => $"{undoer.On.Id}: {(undoer.Charts.Count > 0 ? $"installs {Words.AllOf(undoer.Charts)}" : $"applies {Words.Count(undoer.Objects, "object")}")}"
            + $"{(undoer.SelfHeals ? ", self-heals" : "")}{(undoer.Prunes ? ", prunes" : "")}")]),
        ("Fields that would stay with their manager", [.. plan.Objects.Where(takeover => takeover.Stays.Count > 0)
            .Select(takeover => $"{takeover.Own.Id}: {Words.AllOf(takeover.Stays)}")]),
        ("Charts", [.. plan.Charts.Select(chart => $"{chart.Release}: {(chart.IsRelease ? "imported"
            : chart.InstalledBy is { } by ? $"runs, installed by {by} and not by Helm" : "new")}")]),
        ("To be deleted afterwards", [.. plan.Left.Where(left => left.Acts is not null).Select(left => $"{left.On.Id}: {left.Acts}")]),
        ("Stays, and belongs to no stack", [.. plan.Left.Where(left => left.Acts is null).Select(left => left.On.Id.ToString())]),
        ("Not known", plan.Notes),
    }.Where(section => section.Item2.Count > 0);

    /// <summary>The hosts after a deployment, in one sentence.</summary>
    public static string Served(WalkStep step, WalkStep first)
    {
        var lost = step.LostOf(first.Hosts);
        var served = step.Hosts.Where(host => host.By.Count > 0).Select(host => host.Host).Distinct(StringComparer.Ordinal).Count();
        return lost.Count == 0 ? $"{Words.Count(served, "host")} served, none lost"
            : $"lost: {string.Join("; ", lost.Select(host => $"{host.Host} ({host.Protocol}): {host.Why}"))}";
    }

    /// <summary>What a deployment of the walk is called.</summary>
    public static string Name(WalkStep step, int index) => index == 0 ? "today"
        : string.Create(CultureInfo.InvariantCulture, $"{index}. {step.Stack}{(step.Settings is { Count: > 0 } settings ? $" ({string.Join(", ", settings.Entries.Select(entry => entry.Key))})" : "")}");
}
