using Infra.Adoption;
using Infra.Diff;
using Infra.Reports;
using Infra.Wording;

namespace Infra.Adopt;

/// <summary>What is found, in sentences that the text and the page share.</summary>
internal static class AdoptionWords
{
    private const string Stays = "Stays, and belongs to no stack";
    private const string NotKnown = "Not known";

    /// <summary>What it comes to, in a few sentences.</summary>
    public static IReadOnlyList<string> Summary(AdoptionPlan plan)
    {
        var lines = new List<string> { Counts(plan) };
        if (plan.Walk.Count > 0)
        {
            var gaps = plan.Gaps.SelectMany(gap => gap.Lost).Select(host => host.Host).Distinct(StringComparer.Ordinal).ToList();
            lines.Add($"Hosts: {Served(plan.Walk[0])} today, {(gaps.Count == 0 ? "none is" : $"{Words.AllOf(gaps)} would be")} lost "
                + $"in {Words.Count(plan.Walk.Count - 1, "deployment")}.");
        }

        lines.AddRange(new[]
        {
            ("Down for a moment, all pods at once", plan.Changing(Impact.Outage)),
            ("Pods restart one after the other", plan.Changing(Impact.PodsRestart).Except(plan.Changing(Impact.Outage))),
            ("Data at risk", plan.Changing(Impact.DataAtRisk)),
            ("No way back", plan.Changing(Impact.Irreversible)),
        }.Select(said => (said.Item1, Names: said.Item2.ToList())).Where(said => said.Names.Count > 0)
            .Select(said => $"{said.Item1}: {Words.AllOf(said.Names)}."));
        var found = All(plan).Where(section => section.Lines.Count > 0 && section.Title is not ("Charts" or NotKnown or Stays))
            .Select(section => string.Create(CultureInfo.InvariantCulture, $"{section.Lines.Count} {section.Title.ToLowerInvariant()}"))
            .ToList();
        if (found.Count > 0)
            lines.Add($"Found: {string.Join("; ", found)}.");

        return lines;
    }

    private static string Counts(AdoptionPlan plan)
    {
        var counts = new[]
        {
            (TakeoverKind.Unchanged, "taken over as they are"), (TakeoverKind.Changed, "changed in place"),
            (TakeoverKind.Replaced, "replaced"), (TakeoverKind.New, "new"),
        };
        var parts = counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{plan.Count(count.Item1)} {count.Item2}"));
        return $"{Words.Count(plan.Objects.Count, "object")} of stack {plan.Stack} against {plan.Cluster}: {string.Join(", ", parts)}.";
    }

    /// <summary>The objects that change in place, a line each, with the gravest that it brings about.</summary>
    public static IEnumerable<string> Changed(AdoptionPlan plan) => plan.Changes.Items.Select(item =>
        $"{DiffWords.Subject(item)}: {Words.Count(item.Fields.Count, "field")}"
        + (item.Gravest is { } gravest ? $"; {DiffWords.Label(gravest.Impact)}: {gravest.Text}" : ""));

    /// <summary>The sections with a line for each thing; those without any are left out.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Sections(AdoptionPlan plan) =>
        All(plan).Where(section => section.Lines.Count > 0);

    private static (string Title, IReadOnlyList<string> Lines)[] All(AdoptionPlan plan) =>
    [
        ("Would be deleted and made again", [.. plan.Objects.Where(takeover => takeover.Kind == TakeoverKind.Replaced)
            .Select(takeover => $"{takeover.Own.Id}: {Listed(takeover.Replaced.Concat(takeover.Immutable))} cannot be changed")]),
        ("Refused by the server until a step changes it", [.. plan.Objects.SelectMany(takeover =>
            takeover.Refused.Select(refusal => $"{takeover.Own.Id}: {refusal.Reason}"))]),
        ("Conflicts of field managers", [.. plan.Objects.SelectMany(takeover => takeover.Managers
            .Select(manager => $"{takeover.Own.Id}: {manager.Key}"
                + $"{(manager.First().Manager.IsTakenOver ? ", which an update takes over" : "")}: "
                + Listed(manager.Select(conflict => conflict.Path))))]),
        ("Missing in the cluster", [.. plan.Missing.Select(part => $"{part.What}: {part.Needs}; {part.Fix}")]),
        ("Would undo it", [.. plan.Undoers.Select(undoer =>
            $"{undoer.On.Id} {undoer.Does}{(undoer.SelfHeals ? ", self-heals" : "")}{(undoer.Prunes ? ", prunes" : "")}")]),
        ("Fields that would stay with their manager", [.. plan.Objects.Where(takeover => takeover.Stays.Count > 0)
            .Select(takeover => $"{takeover.Own.Id}: {Listed(takeover.Stays)}")]),
        ("Charts", [.. plan.Charts.Select(chart => $"{chart.Release}: {(chart.IsRelease ? "imported"
            : chart.InstalledBy is { } by ? $"runs, installed by {by} and not by Helm" : "new")}")]),
        ("To be deleted afterwards", [.. plan.Left.Where(left => left.Acts is not null).Select(left => $"{left.On.Id}: {left.Acts}")]),
        (Stays, [.. plan.Left.Where(left => left.Acts is null).Select(left => left.On.Id.ToString())]),
        (NotKnown, plan.Notes),
    ];

    private static string Listed(IEnumerable<string> paths) => string.Join(", ", paths.Distinct(StringComparer.Ordinal));

    /// <summary>The hosts after a deployment, in one sentence.</summary>
    public static string Served(WalkStep step, WalkStep first)
    {
        var lost = step.LostOf(first.Hosts);
        return lost.Count == 0 ? $"{Served(step)}, none lost"
            : $"lost: {string.Join("; ", lost.Select(host => $"{host.Host} ({host.Protocol}): {host.Why}"))}";
    }

    private static string Served(WalkStep step) => Words.Count(
        step.Hosts.Where(host => host.By.Count > 0).Select(host => host.Host).Distinct(StringComparer.Ordinal).Count(), "host") + " served";

    /// <summary>What a deployment of the walk is called.</summary>
    public static string Name(WalkStep step, int index)
    {
        var keys = step.Settings?.Entries.Select(entry => entry.Key).ToList() ?? [];
        return index == 0 ? "today" : string.Create(CultureInfo.InvariantCulture,
            $"{index}. {step.Stack}{(keys.Count > 0 ? $" ({string.Join(", ", keys)})" : "")}");
    }
}
