using Infra.Adoption;
using Infra.Hermetic;

namespace Infra.Adopt;

/// <summary>
/// The way from what runs to what the stacks want, one deployment after another, so that no host is without pods in between: restrictions
/// come last, and hosts of attached stacks move from the Gateway to ListenerSets while routes attach to both.
/// </summary>
internal sealed class AdoptionWalk
{
    /// <summary>The key of the settings of an adoption.</summary>
    public const string Key = "adoption";

    // As it stands in a file, without quotes.
    private static readonly ScalarNode Yes = new(true) { Plain = "true" };

    private readonly Project _project;
    private readonly IReadOnlyList<SystemDefinition> _systems;

    /// <summary>Prepares the walk of a stack and of those that attach to it.</summary>
    /// <param name="project">The user's project.</param>
    /// <param name="systems">The systems of the program.</param>
    public AdoptionWalk(Project project, IReadOnlyList<SystemDefinition> systems) => (_project, _systems) = (project, systems);

    /// <summary>The deployments, each with the hosts that are served after it.</summary>
    /// <param name="plan">Which stacks are deployed, each with the settings of its adoption.</param>
    /// <param name="running">The objects that run.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<WalkStep>> RunAsync(IReadOnlyList<Deployment> plan, Inventory running, CancellationToken cancellation)
    {
        var (state, former) = (running, new Dictionary<string, Inventory>(StringComparer.Ordinal));
        var steps = new List<WalkStep> { new("", null, ServedHosts.Of(state)) };
        foreach (var (stack, settings) in plan)
        {
            var made = (await RunAsync(stack, settings).WaitAsync(cancellation).ConfigureAwait(false)).Inventory;
            state = ClusterState.After(state, made, former.GetValueOrDefault(stack));
            former[stack] = made;
            steps.Add(new WalkStep(stack, settings, ServedHosts.Of(state)));
        }

        return steps;
    }

    /// <summary>An order without a gap.</summary>
    /// <param name="owner">The stack that owns the platform.</param>
    /// <param name="guests">The stacks that attach to it, in the order in which they are deployed.</param>
    /// <param name="running">The objects that run.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<Deployment>> PlanAsync(string owner, IReadOnlyList<string> guests, Inventory running,
        CancellationToken cancellation)
    {
        if (!HasSettings(owner))
            return [.. guests.Prepend(owner).Select(stack => new Deployment(stack, MapNode.Empty))];

        var listening = running.Manifests.Where(manifest => manifest.Id is { Group: Groups.Gateway, Kind: "Gateway" }).SelectMany(HostsOf)
            .ToHashSet(StringComparer.Ordinal);
        var moving = new List<string>();
        foreach (var guest in guests)
        {
            var made = (await RunAsync(guest, MapNode.Empty).WaitAsync(cancellation).ConfigureAwait(false)).Inventory;
            moving.AddRange(made.Manifests.Where(manifest => manifest.Id is { Group: Groups.Gateway, Kind: "ListenerSet" })
                .SelectMany(HostsOf).Where(listening.Contains));
        }

        List<string> hosts = [.. moving.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var open = MapNode.Of(("openNamespaces", Yes));
        var final = new Deployment(owner, MapNode.Empty);
        if (hosts.Count == 0)
            return [new(owner, open), .. guests.Select(guest => new Deployment(guest, MapNode.Empty)), final];

        return
        [
            new(owner, open.With("guestHosts", new ListNode([.. hosts.Select(host => (Node)host!)]))),
            .. guests.Select(guest => new Deployment(guest, MapNode.Of(("alsoOnGateway", Yes)))),
            new(owner, open),
            .. guests.Select(guest => new Deployment(guest, MapNode.Empty)),
            final,
        ];
    }

    private static IEnumerable<string> HostsOf(Manifest listeners) =>
        listeners.Items("listeners").Select(listener => listener.Item.Text("hostname")).OfType<string>();

    private bool HasSettings(string stack) =>
        _project.Read(stack).Config.Find(StackBinder.SystemKey)?.Value is ScalarNode { Text: { } name }
        && _systems.FirstOrDefault(system => system.Name == name) is { } system
        && ((RecordType)SettingType.Of(system.Settings)).Keys.Any(key => key.Name == Key);

    private Task<StackResult> RunAsync(string stack, MapNode settings) =>
        new HermeticEngine(name => Task.FromResult((name == stack ? Bind(name, settings) : _project.Bind(name)).Run)).RunAsync(stack);

    private StackSettings Bind(string stack, MapNode settings)
    {
        var file = _project.Read(stack);
        var entries = file.Config.Entries.Where(entry => entry.Key != Key).ToList();
        if (settings.Count > 0)
            entries.Add(new SettingEntry(Key, file.Config.At, settings));

        return StackBinder.Bind(stack, file.Config with { Entries = entries }, _systems, new PlaceholderSecrets(), file.Problems);
    }
}

/// <summary>A deployment of a stack.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Settings">The settings of its adoption meanwhile; empty where there are none.</param>
internal sealed record Deployment(string Stack, MapNode Settings);

/// <summary>One deployment, and the hosts that are served after it.</summary>
/// <param name="Stack">The stack; empty for the state before the first one.</param>
/// <param name="Settings">The settings of the adoption; null for the state before, empty where there are none.</param>
/// <param name="Hosts">The hosts.</param>
internal sealed record WalkStep(string Stack, MapNode? Settings, IReadOnlyList<ServedHost> Hosts)
{
    /// <summary>The hosts that were served at the beginning and are not now, each with the reason.</summary>
    /// <param name="before">The hosts of the beginning.</param>
    public IReadOnlyList<ServedHost> LostOf(IReadOnlyList<ServedHost> before)
    {
        var now = Hosts.ToDictionary(host => (host.Host, host.Protocol));
        return
        [
            .. before.Where(host => host.By.Count > 0).Select(host => now.GetValueOrDefault((host.Host, host.Protocol))
                ?? new ServedHost(host.Host, host.Protocol, [], "nothing listens for it")).Where(host => host.By.Count == 0),
        ];
    }
}
