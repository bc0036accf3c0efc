using Infra.Adoption;
using Infra.Diff;

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

    /// <summary>Whether the stack makes its cluster itself. Default: it runs in one that is there.</summary>
    public bool IsClusterMade { get; init; }

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

    /// <summary>What changes in the objects that run.</summary>
    public DiffResult Changes => new(Cluster, $"stack {Stack}", [.. Objects.Select(takeover => takeover.Change).OfType<ItemDiff>()],
        Count(TakeoverKind.Unchanged), []);

    /// <summary>How many objects become what.</summary>
    public int Count(TakeoverKind kind) => Objects.Count(takeover => takeover.Kind == kind);

    /// <summary>The objects whose change brings something about, by their names.</summary>
    public IEnumerable<string> Changing(Impact impact) => Changes.Items
        .Where(item => item.Fields.Select(field => field.Consequence).Append(item.OfWhole).Any(brings => brings?.Impact == impact))
        .Select(item => item.Item.ToString()[(item.Item.ToString().LastIndexOf(' ') + 1)..]);

    /// <summary>The deployments after which a host is not served that was served before.</summary>
    public IEnumerable<(WalkStep Step, IReadOnlyList<ServedHost> Lost)> Gaps => Walk.Skip(1)
        .Select(step => (step, Lost: step.LostOf(Walk[0].Hosts))).Where(step => step.Lost.Count > 0);

    /// <summary>The commands that hand the fields of other managers over to the stack.</summary>
    public IReadOnlyList<string> Handovers =>
        [.. Objects.Select(takeover => takeover.Live).OfType<Manifest>().SelectMany(Handover.Commands).Select(Typed)];

    /// <summary>The steps, in an order without a gap.</summary>
    public IReadOnlyList<AdoptionStep> Steps => [.. new AdoptionSteps(this).All()];

    /// <summary>A command as it is typed, with the context.</summary>
    public string Typed(string command) =>
        command.StartsWith("kubectl ", StringComparison.Ordinal) ? Kubectl + command["kubectl".Length..] : command;
}
