using Infra.Adoption;
using Infra.Hermetic;
using Infra.Wording;

namespace Infra.Adopt;

/// <summary>All that <c>infra adopt</c> has to say about a stack.</summary>
internal sealed record AdoptionPlan
{
    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>What it was compared with, for people.</summary>
    public required string Cluster { get; init; }

    /// <summary>What becomes of each object.</summary>
    public required IReadOnlyList<Takeover> Objects { get; init; }

    /// <summary>The Helm releases of the stack, and how each runs.</summary>
    public required IReadOnlyList<ChartTakeover> Charts { get; init; }

    /// <summary>What is missing in the cluster.</summary>
    public required IReadOnlyList<MissingPart> Missing { get; init; }

    /// <summary>What would undo the adoption.</summary>
    public required IReadOnlyList<Undoer> Undoers { get; init; }

    /// <summary>What stays and belongs to no stack.</summary>
    public required IReadOnlyList<LeftBehind> Left { get; init; }

    /// <summary>The deployments and the hosts that each serves. Empty for a stack that attaches to another one.</summary>
    public required IReadOnlyList<WalkStep> Walk { get; init; }

    /// <summary>The stack to whose platform this one attaches. Default: none.</summary>
    public string? Owner { get; init; }

    /// <summary>The stacks that attach to this one. Default: none.</summary>
    public IReadOnlyList<string> Guests { get; init; } = [];

    /// <summary>The file to import.</summary>
    public required ImportJson Import { get; init; }

    /// <summary>What is deployed before the import.</summary>
    public required IReadOnlyList<string> Before { get; init; }

    /// <summary>What could not be asked or cannot be said. Default: nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is typed for kubectl, with the context. Default: <c>kubectl</c>.</summary>
    public string Kubectl { get; init; } = "kubectl";

    /// <summary>The name of the file to import, as the commands name it.</summary>
    public string ImportName => $"{Stack}-import.json";

    /// <summary>The name of the script that hands fields over, as the commands name it.</summary>
    public string HandoverName => $"{Stack}-handover.sh";

    /// <summary>How many objects become what.</summary>
    public int Count(TakeoverKind kind) => Objects.Count(takeover => takeover.Kind == kind);

    /// <summary>The deployments after which a host is not served that was served before.</summary>
    public IEnumerable<(WalkStep Step, IReadOnlyList<ServedHost> Lost)> Gaps => Walk.Skip(1)
        .Select(step => (step, Lost: step.LostOf(Walk[0].Hosts))).Where(step => step.Lost.Count > 0);

    /// <summary>The commands that hand the fields of other managers over to the stack.</summary>
    public IReadOnlyList<string> Handovers =>
        [.. Objects.Select(takeover => takeover.Live).OfType<Manifest>().SelectMany(Handover.Commands).Select(Typed)];

    /// <summary>The steps, in an order without a gap.</summary>
    public IReadOnlyList<AdoptionStep> Steps => [.. MadeSteps()];

    private string Typed(string command) => command.StartsWith("kubectl ", StringComparison.Ordinal) ? Kubectl + command["kubectl".Length..] : command;

    private IEnumerable<AdoptionStep> MadeSteps()
    {
        if (Owner is not null)
        {
            yield return new AdoptionStep("The owner first", $"`infra adopt {Owner}` has the steps of both stacks in their order; those here are what this stack adds to them.", []);
        }

        if (Undoers.Count > 0)
        {
            yield return new AdoptionStep("Stop what would undo it",
                string.Join(' ', Undoers.Select(Told)), [.. Undoers.SelectMany(undoer => undoer.Commands).Select(Typed)]);
        }

        foreach (var chart in Charts.Where(chart => chart.InstalledBy is not null))
        {
            yield return new AdoptionStep($"Give {chart.Release.Name} to Helm",
                $"{chart.InstalledBy} installed the chart, so there is no Helm release to import. With these marks Helm takes its objects over when the stack installs the release.",
                [.. chart.Commands.Select(Typed)]);
        }

        if (Missing.Count > 0)
            yield return new AdoptionStep("Bring what is missing", string.Join(' ', Missing.Select(part => $"{Upper(part.What)}: {part.Fix}.")), []);

        if (Handovers.Count > 0)
        {
            yield return new AdoptionStep("Hand the fields over",
                $"{Words.Count(Handovers.Count, "object")} {(Handovers.Count == 1 ? "was" : "were")} applied by {Words.AllOf(Strangers)}: what an update removes would stay theirs and in the cluster. The script only renames the manager, in the order that was read just now.",
                [$"sh {HandoverName}"]);
        }

        foreach (var takeover in Objects.Where(takeover => StrategyPatch(takeover) is not null))
        {
            yield return new AdoptionStep($"Set the strategy of {takeover.Own.Id.Name}",
                "The server keeps rollingUpdate beside Recreate and then refuses both. No pod restarts by this.", [Typed(StrategyPatch(takeover)!)]);
        }

        var import = Import.Count > 0 ? 1 : 0;
        var deployments = Walk.Count > 1 ? Walk.Skip(1).Select(step => (step.Stack, step.Settings!)) : [(Stack, Also())];
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (stack, settings) in deployments)
        {
            if (!known.Add(stack))
                yield return new AdoptionStep($"Deploy {stack} again", Later(settings), Deploy(stack)) { Settings = Yaml(settings), Stack = stack };
            else if (stack == Stack && import > 0)
                yield return new AdoptionStep($"Import and deploy {stack}", First(settings), [.. ImportCommands(), .. Deploy(stack)]) { Settings = Yaml(settings, force: true), Stack = stack };
            else if (stack == Stack)
                yield return new AdoptionStep($"Deploy {stack}", First(settings), Deploy(stack)) { Settings = Yaml(settings, force: true), Stack = stack };
            else
                yield return new AdoptionStep($"Import and deploy {stack}", $"`infra adopt {stack}` writes its file and says what is to be done before.", [$"infra adopt {stack} --out ."]) { Settings = Yaml(settings, force: true), Stack = stack };
        }

        yield return new AdoptionStep("Force no longer",
            "Remove infra:forcePatches from the stack files: from now on a conflict is news. The previews are empty.",
            [.. known.Select(stack => $"pulumi preview --stack {stack} --diff")]);
        var acting = Left.Where(left => left.Acts is not null).ToList();
        if (acting.Count > 0)
        {
            yield return new AdoptionStep("Delete what is left and still acts", string.Join(' ', acting.Select(left => $"{left.On.Id}: {left.Acts}.")),
                [.. acting.Select(left => Typed(left.Command))]);
        }
    }

    // A guest alone: the owner's steps lie around these.
    private MapNode Also() => Owner is not null ? MapNode.Of(("alsoOnGateway", true)) : MapNode.Empty;

    private IEnumerable<string> Strangers => Objects.Select(takeover => takeover.Live).OfType<Manifest>()
        .SelectMany(live => FieldManager.Strangers(live.Tree)).Select(manager => manager.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private IEnumerable<string> ImportCommands() =>
    [
        .. Before.Count == 0 ? [] : new[] { $"pulumi up --stack {Stack} {string.Join(' ', Before.Select(urn => $"--target '{urn}'"))}" },
        $"pulumi import --stack {Stack} --file {ImportName} --protect=false --generate-code=false",
    ];

    private static IReadOnlyList<string> Deploy(string stack) => [$"pulumi preview --stack {stack} --diff", $"pulumi up --stack {stack}"];

    private static string First(MapNode settings) => settings["openNamespaces"] is not null
        ? "The preview shows updates and new objects, and nothing that is replaced or deleted. Namespaces deny nothing yet."
        : "The preview shows updates and new objects, and nothing that is replaced or deleted.";

    private static string Later(MapNode settings) => settings.Count == 0
        ? "Everything is as it is to stay: remove infra:adoption." : "Its hosts have moved.";

    private static string? Yaml(MapNode settings, bool force = false)
    {
        var all = MapNode.Of(("infra:adoption", settings.Count == 0 ? null : settings), ("infra:forcePatches", force ? true : null));
        return all.Count == 0 ? null : ManifestWriter.ToYaml(all);
    }

    private string Told(Undoer undoer) => $"{undoer.On.Id}{(undoer.Charts.Count > 0 ? $" installs {Words.AllOf(undoer.Charts)}" : $" applies {Words.Count(undoer.Objects, "object")} of this stack")}"
        + $"{(undoer.SelfHeals ? ", and puts back what others change" : "")}{(undoer.MadeBy is { } maker ? $"; {maker} would make it again: remove it there" : "")}.";

    private static string? StrategyPatch(Takeover takeover) =>
        takeover is { Own.Id: { Group: Groups.Apps, Kind: "Deployment" } id } && takeover.Refused.Any(refusal => refusal.Path == "spec.strategy.rollingUpdate")
            ? $"kubectl -n {id.Namespace} patch deployment {id.Name} --type=merge -p '{{\"spec\":{{\"strategy\":{{\"type\":\"Recreate\",\"rollingUpdate\":null}}}}}}'" : null;

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>One step of an adoption.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Why">Why, and what to look at.</param>
/// <param name="Commands">The commands, in their order.</param>
internal sealed record AdoptionStep(string Title, string Why, IReadOnlyList<string> Commands)
{
    /// <summary>What stands in the stack's file meanwhile. Default: nothing of an adoption.</summary>
    public string? Settings { get; init; }

    /// <summary>The stack whose file that is. Default: none.</summary>
    public string? Stack { get; init; }
}

/// <summary>A Helm release of a stack, and how its chart runs.</summary>
/// <param name="Release">The release.</param>
/// <param name="IsRelease">Whether Helm knows it, so that it is imported.</param>
/// <param name="InstalledBy">What installed the chart without Helm; null where Helm did, and where it does not run.</param>
internal sealed record ChartTakeover(ChartRelease Release, bool IsRelease, string? InstalledBy)
{
    /// <summary>The commands after which Helm takes the chart's objects for those of the release.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            var space = Release.Namespace ?? "default";
            var select = $"-l app.kubernetes.io/instance={Release.Name}";
            const string InSpace = "deployments,services,serviceaccounts,configmaps,secrets,roles,rolebindings,poddisruptionbudgets";
            const string Everywhere = "clusterroles,clusterrolebindings,customresourcedefinitions,validatingwebhookconfigurations,mutatingwebhookconfigurations";
            return
            [
                .. new[] { $"-n {space} ", "" }.Zip(new[] { InSpace, Everywhere }, (where, kinds) => new[]
                {
                    $"kubectl {where}label {kinds} {select} app.kubernetes.io/managed-by=Helm --overwrite",
                    $"kubectl {where}annotate {kinds} {select} meta.helm.sh/release-name={Release.Name} meta.helm.sh/release-namespace={space} --overwrite",
                }).SelectMany(commands => commands),
            ];
        }
    }
}
