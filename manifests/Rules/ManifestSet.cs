using Infra.Catalogue;
using Infra.Schemas;

namespace Infra.Rules;

/// <summary>
/// All objects of a check, indexed once: by identity, kind, namespace and labels. Rules look things up here and never search.
/// </summary>
internal sealed class ManifestSet
{
    private static readonly List<Workload> NoWorkloads = [];
    private static readonly List<Manifest> NoManifests = [];

    private readonly Dictionary<(string Space, string Key, string Value), List<Manifest>> _services = [];
    private readonly HashSet<Manifest> _own = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Group, string Kind), List<Manifest>> _kinds = [];
    private readonly Dictionary<(string Group, string Kind, string? Space, string Name), Manifest> _objects = [];
    private readonly Versions _versions = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Workload>> _spaces = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Space, string Key, string Value), List<Workload>> _labels = [];
    private readonly Dictionary<string, MapNode> _namespaceLabels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _impliedSpaces = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Group, string Kind, string Name), (Manifest Object, string Space, bool IsPlaced)> _names = [];
    private readonly Lazy<Unknowns> _unknown;
    private readonly Lazy<string?> _samples;
    private readonly Lazy<GatewayGraph> _gateways;
    private readonly Lazy<PolicyGraph> _policies;
    private readonly Lazy<IReadOnlyList<ImageUse>> _images;
    private readonly Lazy<SchemaSet> _schemas;
    private readonly Lazy<ILookup<ProblemKind, Refused>> _refused;
    private readonly Lazy<Links.Existence> _existence;

    /// <summary>Indexes the objects.</summary>
    public ManifestSet(Inventory inventory, CheckOptions options)
    {
        (Inventory, Options) = (inventory, options);
        // By identity: which of two objects a finding names must not depend on the order of files.
        All = [.. inventory.Manifests.Concat(inventory.Beside).Concat(options.Context.SelectMany(other => other.Manifests))
            .Distinct<Manifest>(ReferenceEqualityComparer.Instance)
            .OrderBy(manifest => manifest.Id, ObjectId.Order)];
        _own.UnionWith(inventory.Manifests);
        foreach (var manifest in All)
            Add(manifest);

        Files = [.. inventory.Files, .. All.Where(manifest => manifest.Id.Group == Groups.Kustomize)];
        Charts =
        [
            .. inventory.Charts, .. options.Context.SelectMany(other => other.Charts),
            .. ChartManifests.In([.. All, .. inventory.Files]),
        ];
        RemoteSources =
        [
            .. options.Context.Prepend(inventory).SelectMany(one => one.RemoteManifests).Select(remote => remote.Source),
            .. RemoteResources(),
        ];
        Cloud =
            [.. inventory.Cloud.Select(resource =>
                new Manifest(new ObjectId("", resource.Key.Type, null, resource.Key.Name), "", resource.Inputs)
                {
                    Components = resource.Components,
                    Resource = resource.Resource,
                    Options = resource.Options,
                })];
        _own.UnionWith(inventory.Charts.Select(chart => chart.On));
        _own.UnionWith(inventory.Files);
        _own.UnionWith(inventory.Incomplete);
        _own.UnionWith(inventory.Unlisted.Select(unlisted => unlisted.On));
        _own.UnionWith(Cloud);
        Remote =
            [.. inventory.RemoteManifests.Select(remote => new Manifest(
                new ObjectId("", "manifests", null, remote.Name), "", MapNode.Of(("file", new ScalarNode(remote.Source)))))];
        _own.UnionWith(Remote);
        Switches =
        [
            .. inventory.Switches.Select(open => (new Manifest(new ObjectId("", "setting", null, open.Setting), "", MapNode.Empty), open)),
        ];
        _own.UnionWith(Switches.Select(open => open.On));
        Provided = new Provided(Charts, RemoteSources, All);
        AddImpliedPods();
        _gateways = new(() => new GatewayGraph(this));
        _policies = new(() => new PolicyGraph(this));
        _schemas =
            new(() =>
                new SchemaSet(Of(Groups.Extensions, "CustomResourceDefinition"),
                    options.Schemas.Select(folder => new SchemaFolder(folder))));
        _refused = new(() => SchemaCheck.Of(this));
        _existence = new(() => new Links.Existence(this));
        _unknown = new(() => new Unknowns(this));
        _samples = new(Samples);
        _images = new(() => [.. ImageUse.In(this)]);
    }

    /// <summary>What is checked.</summary>
    public Inventory Inventory { get; }

    /// <summary>What else is known.</summary>
    public CheckOptions Options { get; }

    /// <summary>Every object, those of the context too.</summary>
    public IReadOnlyList<Manifest> All { get; }

    /// <summary>Every workload that an object of the set declares.</summary>
    public List<Workload> Workloads { get; } = [];

    /// <summary>The pods that controllers make.</summary>
    public List<Workload> ImpliedWorkloads { get; } = [];

    public IReadOnlyList<ChartRelease> Charts { get; }

    /// <summary>Where remote manifests come from.</summary>
    public IReadOnlyList<string> RemoteSources { get; }

    /// <summary>The manifests that projects publish, as far as the checked inventory names them.</summary>
    public IReadOnlyList<Manifest> Remote { get; }

    /// <summary>What is made outside the cluster.</summary>
    public IReadOnlyList<Manifest> Cloud { get; }

    /// <summary>The settings that are meant to be on for a while, and are.</summary>
    public IReadOnlyList<(Manifest On, TemporarySwitch Switch)> Switches { get; }

    /// <summary>YAML files that hold no Kubernetes object of a cluster: values of charts, kustomizations.</summary>
    public IReadOnlyList<Manifest> Files { get; }

    /// <summary>What charts and distributions bring.</summary>
    public Provided Provided { get; }

    /// <summary>How requests come in.</summary>
    public GatewayGraph Gateways => _gateways.Value;

    /// <summary>Which pods may talk to which.</summary>
    public PolicyGraph Policies => _policies.Value;

    /// <summary>Every image that is named anywhere.</summary>
    public IReadOnlyList<ImageUse> Images => _images.Value;

    /// <summary>What is known about the kinds of objects.</summary>
    public SchemaSet Schemas => _schemas.Value;

    /// <summary>What an API server would refuse, by the schemas.</summary>
    public ILookup<ProblemKind, Refused> Refused => _refused.Value;

    /// <summary>What will be there, declared or made by others.</summary>
    internal Links.Existence Existence => _existence.Value;

    /// <summary>Where others make objects that are not seen here.</summary>
    public Unknowns Unknown => _unknown.Value;

    /// <summary>Whether an object is one of those to check.</summary>
    public bool IsOwn(Manifest manifest) => _own.Contains(manifest);

    public IReadOnlyList<Manifest> Of(string group, string kind) => _kinds.TryGetValue((group, kind), out var found) ? found : [];

    /// <summary>The objects of some kinds of a group, kind by kind.</summary>
    public IEnumerable<Manifest> Of(string group, params string[] kinds) => kinds.SelectMany(kind => Of(group, kind));

    /// <summary>The objects that several files declare.</summary>
    public Versions Versions => _versions;

    /// <summary>The object of an identity, or null.</summary>
    /// <param name="near">Which of several versions is meant: the one nearest to this object. Default: the first.</param>
    public Manifest? Find(string group, string kind, string? space, string name, Manifest? near = null) =>
        _objects.GetValueOrDefault((group, kind, space, name)) is { } found ? _versions.Nearest(found, near) : null;

    /// <summary>The workloads of a namespace, those that controllers make too.</summary>
    public IReadOnlyList<Workload> In(string space) => _spaces.GetValueOrDefault(space, NoWorkloads);

    /// <summary>The namespaces with workloads.</summary>
    public IEnumerable<string> Spaces => _spaces.Keys.Order(StringComparer.Ordinal);

    /// <summary>The namespaces with anything in them.</summary>
    public IEnumerable<string> AllSpaces => _known.Where(space => space.Length > 0).Order(StringComparer.Ordinal);

    /// <summary>The declared Services of a namespace with labels that are selected.</summary>
    public IEnumerable<Manifest> ServicesIn(string space, LabelSelector selector)
    {
        IReadOnlyList<Manifest> fewest = _services.GetValueOrDefault((space, "", ""), NoManifests);
        foreach (var (key, value) in selector.Labels)
        {
            var found = _services.GetValueOrDefault((space, key, value), NoManifests);
            fewest = found.Count < fewest.Count ? found : fewest;
        }

        return fewest.Where(service => selector.Matches(service.Tree.MapAt("metadata", "labels") ?? MapNode.Empty));
    }

    /// <summary>The workloads that a selector selects in a namespace.</summary>
    /// <param name="near">Which of several versions of a workload are meant: those nearest to this object. Default: all.</param>
    public IEnumerable<Workload> Select(string space, LabelSelector selector, Manifest? near = null)
    {
        IReadOnlyList<Workload> fewest = In(space);
        foreach (var (key, value) in selector.Labels.Where(label => !PodLabels.IsAdded(label.Key)))
        {
            var found = _labels.GetValueOrDefault((space, key, value), NoWorkloads);
            fewest = found.Count < fewest.Count ? found : fewest;
        }

        var declared = fewest.Where(workload => !workload.IsImplied && selector.Matches(workload)
            && (near is null || ReferenceEquals(_versions.Nearest(workload.Manifest, near), workload.Manifest)));
        return _impliedSpaces.Contains(space) ? declared.Concat(Implied(space, selector)) : declared;
    }

    /// <summary>Whether the set has anything of a namespace: of one that it does not know, nothing is missing.</summary>
    public bool IsKnown(string space) => _known.Contains(space);

    private IEnumerable<Workload> Implied(string space, LabelSelector selector)
    {
        var candidates = selector.Labels.Count == 0 ? In(space)
            : selector.Labels.SelectMany(label => _labels.GetValueOrDefault((space, label.Key, label.Value), NoWorkloads)).Distinct();
        return candidates.Where(workload => workload.IsImplied && selector.Matches(workload));
    }

    /// <summary>Whether a namespace has pods with unknown labels, because a chart or an operator makes them.</summary>
    public bool HasUnknownPods(string space) => Unknown.In(space) is not null;

    /// <summary>Whether pods are there that a selector selects; none are missing where a chart or an unknown operator makes pods.</summary>
    public Links.Presence PodsOf(string space, LabelSelector selector) =>
        HasUnknownPods(space) || Select(space, selector).Any() ? Links.Presence.Sure
        : new Links.Presence(false,
            Inventory.Origin == InventoryOrigin.Files && In(space).Count == 0 ? $"no pod of namespace {space} is here" : null);

    /// <summary>The object of a name that says no namespace, so that it may be applied into any; null when there is none.</summary>
    public Manifest? Unplaced(string group, string kind, string name) =>
        Inventory.Origin == InventoryOrigin.Files && _names.TryGetValue((group, kind, name), out var found) && !found.IsPlaced
            ? found.Object
            : null;

    /// <summary>The namespace of some object of a name; null when there is none.</summary>
    public string? Elsewhere(string group, string kind, string name) =>
        _names.TryGetValue((group, kind, name), out var found) ? found.Space : null;

    /// <summary>
    /// Why what an object refers to may be there although nothing declares it, as a sentence; null when it belongs to a whole.
    /// </summary>
    public string? Doubt(Manifest on) =>
        on.IsUnbuilt ? "its kustomization cannot be built here, which may bring it" : on.Root is null ? _samples.Value : null;

    // Files under several names that declare the same objects show one thing in several ways: each is applied alone, with what its page
    // says.
    private string? Samples()
    {
        const int FewestFiles = 8;
        const int FewestObjects = 2;
        static string? Name(Manifest manifest) => Path.GetFileName(manifest.At?.File);
        var loose = Inventory.Manifests.Where(manifest => manifest is { Root: null, At: not null })
            .ToHashSet<Manifest>(ReferenceEqualityComparer.Instance);
        return loose.Select(manifest => manifest.At!.File).Distinct(StringComparer.Ordinal).Count() >= FewestFiles
            && _versions.All.Count(versions => versions.Where(loose.Contains).DistinctBy(Name).Count() > 1) >= FewestObjects
            ? "the files of this folder are samples that declare the same objects in several ways; what each needs may be elsewhere" : null;
    }

    /// <summary>The labels of a namespace, with the one that every namespace has.</summary>
    public MapNode NamespaceLabels(string space)
    {
        if (!_namespaceLabels.TryGetValue(space, out var labels))
        {
            var declared = Find(Groups.Core, "Namespace", null, space)?.Tree.MapAt("metadata", "labels") ?? MapNode.Empty;
            _namespaceLabels[space] = labels = declared.With("kubernetes.io/metadata.name", space);
        }

        return labels;
    }

    private void Add(Manifest manifest)
    {
        var (group, kind) = (manifest.Id.Group, manifest.Id.Kind);
        _kinds.ListOf((group, kind)).Add(manifest);
        var space = Groups.IsClusterScoped(group, kind) ? null : manifest.Space;
        _known.Add(space ?? (kind == "Namespace" ? manifest.Id.Name : ""));
        // The server makes each name of a generateName another one.
        if (!_objects.TryAdd((group, kind, space, manifest.Id.Name), manifest) && !manifest.Id.Name.EndsWith('*'))
            _versions.Add(_objects[(group, kind, space, manifest.Id.Name)], manifest);
        if (space is not null)
        {
            var isPlaced = manifest.Id.Namespace is not null;
            if (!isPlaced || !_names.ContainsKey((group, kind, manifest.Id.Name)))
                _names[(group, kind, manifest.Id.Name)] = (manifest, space, isPlaced);
        }

        if (manifest.Id is { Group: Groups.Core, Kind: "Service" })
        {
            _services.ListOf((space!, "", "")).Add(manifest);
            foreach (var (key, value) in manifest.Tree.MapAt("metadata", "labels")?.Entries ?? [])
                _services.ListOf((space!, key, value.ToString() ?? "")).Add(manifest);
        }

        if (Workload.Of(manifest, space ?? "default") is { } workload)
        {
            Workloads.Add(workload);
            Add(workload);
        }
    }

    private void Add(Workload workload)
    {
        _spaces.ListOf(workload.Space).Add(workload);
        foreach (var (key, value) in workload.Labels.Entries)
        {
            var label = (workload.Space, key, value.ToString() ?? "");
            _labels.ListOf(label).Add(workload);
        }
    }

    // Pods that a controller makes for an object, with the labels it is known to give them.
    private void AddImpliedPods()
    {
        var seen = new HashSet<(string Space, string Labels)>();
        foreach (var manifest in All.Where(manifest => !Groups.IsBuiltIn(manifest.Id.Group)))
        {
            var space = manifest.Space;
            foreach (var labels in MadeCatalogue.Instance.Of(manifest.Id.Group, manifest.Id.Kind)
                .SelectMany(facts => facts.Pods(manifest, space)))
            {
                if (!seen.Add((space, LabelSelector.Of(labels).ToString())))
                    continue;

                _impliedSpaces.Add(space);
                var implied = Workload.Implied(manifest, space, labels);
                ImpliedWorkloads.Add(implied);
                Add(implied);
            }
        }
    }

    private IEnumerable<string> RemoteResources() => Files
        .SelectMany(file => file.Tree.Texts("resources").Concat(file.Tree.Texts("bases")))
        .Where(resource => resource.Contains("://", StringComparison.Ordinal)
            || resource.StartsWith("github.com/", StringComparison.Ordinal));
}
