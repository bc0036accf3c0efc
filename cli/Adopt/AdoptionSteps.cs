using Infra.Adoption;
using Infra.Wording;

namespace Infra.Adopt;

/// <summary>The steps of an adoption, in an order without a gap.</summary>
internal sealed class AdoptionSteps(AdoptionPlan plan)
{
    public IEnumerable<AdoptionStep> All() => [.. Preparations(), .. Deployments(), .. Endings()];

    private IEnumerable<AdoptionStep> Preparations()
    {
        if (plan.Owner is { } owner)
        {
            yield return new AdoptionStep("Begin with the owner",
                $"`infra adopt {owner}` has the steps of all stacks in their order. Those here are what this stack adds to them.", []);
        }

        if (plan.IsClusterMade)
        {
            yield return new AdoptionStep("Be sure of the cluster",
                "The stack makes its cluster itself: what runs is taken over where the stack has made that cluster, or is made to. "
                + "A cluster that others made is not taken over; adopt what runs there with infra:cluster: existing.", []);
        }

        if (plan.Undoers.Count > 0)
        {
            yield return new AdoptionStep("Stop what would undo it",
                $"{Words.Count(plan.Undoers.Count, "object")} of Argo CD or Flux would put back what the stack changes.{Makers}",
                [.. plan.Undoers.SelectMany(undoer => undoer.Commands).Select(plan.Typed)]);
        }

        foreach (var chart in plan.Charts.Where(chart => chart.InstalledBy is not null))
        {
            yield return new AdoptionStep($"Give {chart.Release.Name} to Helm",
                $"{chart.InstalledBy} installed the chart, so there is no release to import. With these marks Helm takes its objects for "
                + "those of the release that the stack installs.", [.. chart.Commands.Select(plan.Typed)]);
        }

        if (plan.Missing.Count > 0)
        {
            yield return new AdoptionStep("Bring what is missing",
                string.Join(' ', plan.Missing.Select(part => $"{Upper(part.What)}: {part.Fix}.")), []);
        }

        if (plan.Handovers.Count > 0)
        {
            yield return new AdoptionStep("Hand the fields over",
                $"{Words.AllOf(Strangers)} applied {Words.Count(plan.Handovers.Count, "object")}: "
                + "what an update removes would stay theirs, and in the cluster. The script only renames the manager.",
                [$"sh {plan.HandoverName}"]);
        }

        foreach (var takeover in plan.Objects)
        {
            if (StrategyPatch(takeover) is { } command)
            {
                yield return new AdoptionStep($"Set the strategy of {takeover.Own.Id.Name}",
                    "The server would keep rollingUpdate beside Recreate, and refuse the two. No pod restarts by this.",
                    [plan.Typed(command)]);
            }
        }
    }

    private IEnumerable<AdoptionStep> Deployments()
    {
        // The owner's deployments lie around those of a stack that attaches to it.
        Deployment[] own = plan.Owner is null ? [new(plan.Stack, MapNode.Empty)]
            : [new(plan.Stack, MapNode.Of(("alsoOnGateway", true))), new(plan.Stack, MapNode.Empty)];
        var deployments = plan.Walk.Count > 1 ? plan.Walk.Skip(1).Select(step => new Deployment(step.Stack, step.Settings!)) : own;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (stack, settings) in deployments)
        {
            var isFirst = known.Add(stack);
            yield return new AdoptionStep(isFirst ? $"Take {stack} over" : $"Deploy {stack} again",
                isFirst ? First(stack, settings) : Later(settings),
                isFirst && stack != plan.Stack ? [$"infra adopt {stack} --out ."] : [.. isFirst ? Import() : [], .. Deploy(stack)])
            {
                Stack = stack,
                Settings = Yaml(settings),
            };
        }
    }

    private IEnumerable<AdoptionStep> Endings()
    {
        var stacks = plan.Walk.Skip(1).Select(step => step.Stack).DefaultIfEmpty(plan.Stack).Distinct(StringComparer.Ordinal);
        yield return new AdoptionStep("Force no longer",
            "Remove infra:forcePatches: from now on a conflict of field managers is news. The previews are empty.",
            [.. stacks.Select(stack => $"pulumi preview --stack {stack} --diff")]);

        var acting = plan.Left.Where(left => left.Acts is not null).ToList();
        if (acting.Count > 0)
        {
            yield return new AdoptionStep("Delete what is left and still acts",
                string.Join(' ', acting.Select(left => $"{left.On.Id}: {left.Acts}.")),
                [.. acting.Select(left => plan.Typed(left.Command))]);
        }
    }

    private IEnumerable<string> Import() => plan.Import.Count == 0 ? [] :
    [
        .. plan.Before.Count == 0 ? [] : new[]
        {
            string.Join(" \\\n  ", plan.Before.Select(urn => $"--target {ShellWord.Of(urn)}").Prepend($"pulumi up --stack {plan.Stack}")),
        },
        $"pulumi import --stack {plan.Stack} --file {plan.ImportName} --protect=false --generate-code=false",
    ];

    private IEnumerable<string> Strangers => plan.Objects.Select(takeover => takeover.Live).OfType<Manifest>()
        .SelectMany(live => FieldManager.Strangers(live.Tree)).Select(manager => manager.Name).Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private static IReadOnlyList<string> Deploy(string stack) => [$"pulumi preview --stack {stack} --diff", $"pulumi up --stack {stack}"];

    private string First(string stack, MapNode settings) =>
        (stack == plan.Stack ? "The preview shows updates and new objects, and nothing that is replaced or deleted."
            : $"`infra adopt {stack}` writes its file and has its steps.")
        + (settings["openNamespaces"] is not null ? " The namespaces deny nothing yet." : "")
        + (settings["alsoOnGateway"] is not null ? " Its routes attach to the Gateway and to its own listeners, which wait." : "");

    private static string Later(MapNode settings) => settings.Count == 0
        ? "Remove infra:adoption: everything is as it is to stay."
        : "The Gateway no longer listens for the hosts of attached stacks; their own listeners serve them at once.";

    private static string Yaml(MapNode settings) => ManifestWriter.ToYaml(
        MapNode.Of(("infra:adoption", settings.Count == 0 ? null : settings), ("infra:forcePatches", true)));

    private string Makers => string.Concat(plan.Undoers.Where(undoer => undoer.MadeBy is not null).GroupBy(undoer => undoer.MadeBy)
        .Select(made => $" {made.Key} would make {Words.AllOf(made.Select(undoer => undoer.On.Id.Name))} again: remove "
            + $"{(made.Count() == 1 ? "it" : "them")} there first."));

    private static string? StrategyPatch(Takeover takeover) =>
        takeover is { Own.Id: { Group: Groups.Apps, Kind: "Deployment" } id }
            && takeover.Refused.Any(refusal => refusal.Path == "spec.strategy.rollingUpdate")
            ? $"{ShellWord.Kubectl("patch", id)} --type=merge "
                + "-p '{\"spec\":{\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":null}}}'"
            : null;

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
