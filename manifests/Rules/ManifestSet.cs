namespace Infra.Rules;

/// <summary>All objects of a check, indexed once: by identity, kind, namespace and labels. Rules look things up here and never search.</summary>
internal sealed class ManifestSet
{
    private static readonly List<Workload> NoWorkloads = [];

    private readonly HashSet<Manifest> _own = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Group, string Kind), List<Manifest>> _kinds = [];
    private readonly Dictionary<(string Group, string Kind, string? Space, string Name), Manifest> _objects = [];
    private readonly Versions _versions = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Workload>> _spaces = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Space, string Key, string Value), List<Workload>> _labels = [];
    private readonly Dictionary<string, MapNode> _namespaceLabels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _chartSpaces = new(StringComparer.Ordinal);
    private readonly Lazy<GatewayGraph> _gateways;
    private readonly Lazy<PolicyGraph> _policies;
    private readonly Lazy<IReadOnlyList<ImageUse>> _images;
    private readonly Lazy<Links.SecretIndex> _secrets;

    /// <summary>Indexes the objects.</summary>
    public ManifestSet(Inventory inventory, CheckOptions options)
    {
        (Inventory, Options) = (inventory, options);
        // By identity: which of two objects a finding names must not depend on the order of files.
        All = [.. inventory.Manifests.Concat(options.Context.SelectMany(Placed)).Distinct<Manifest>(ReferenceEqualityComparer.Instance)
            .OrderBy(manifest => manifest.Id, ObjectId.Order)];
        _own.UnionWith(inventory.Manifests);
        foreach (var manifest in All)
            Add(manifest);

        Files = [.. inventory.Files, .. All.Where(manifest => manifest.Id.Group == Groups.Kustomize)];
        Charts =
        [
            .. inventory.Charts, .. options.Context.SelectMany(other => other.Charts),
            .. All.SelectMany(ChartManifests.In), .. inventory.Files.SelectMany(ChartManifests.In),
        ];
        RemoteSources =
        [
            .. options.Context.Prepend(inventory).SelectMany(one => one.RemoteManifests).Select(remote => remote.Source), .. RemoteResources(),
        ];
        Cloud = [.. inventory.Cloud.Select(resource => new Manifest(new ObjectId("", resource.Key.Type, null, resource.Key.Name), "", resource.Inputs)
        {
            Components = resource.Components,
            Resource = resource.Resource,
            Options = resource.Options,
        })];
        _own.UnionWith(inventory.Charts.Select(chart => chart.On));
        _own.UnionWith(inventory.Files);
        _own.UnionWith(Cloud);
        _chartSpaces.UnionWith(Charts.Where(chart => chart.ChartName.Length > 0).Select(chart => chart.Namespace).OfType<string>());
        Provided = new Provided(Charts, RemoteSources, All);
        AddImpliedPods();
        _gateways = new(() => new GatewayGraph(this));
        _policies = new(() => new PolicyGraph(this));
        _secrets = new(() => new Links.SecretIndex(this));
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

    public IReadOnlyList<ChartRelease> Charts { get; }

    /// <summary>Where remote manifests come from.</summary>
    public IReadOnlyList<string> RemoteSources { get; }

    /// <summary>What is made outside the cluster.</summary>
    public IReadOnlyList<Manifest> Cloud { get; }

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

    internal Links.SecretIndex Secrets => _secrets.Value;

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

    /// <summary>The namespace that an object will be in.</summary>
    public string SpaceOf(Manifest manifest) =>
        manifest.Id.Namespace
            ?? (manifest.At is { } at ? Inventory.KustomizedNamespaces.GetValueOrDefault(at.File) : null) ?? "default";

    /// <summary>Whether the namespace of an object is said somewhere, by itself or by its kustomization.</summary>
    public bool HasSpace(Manifest manifest) =>
        manifest.Id.Namespace is not null || (manifest.At is { } at && Inventory.KustomizedNamespaces.ContainsKey(at.File));

    /// <summary>The workloads of a namespace, those that controllers make too.</summary>
    public IReadOnlyList<Workload> In(string space) => _spaces.GetValueOrDefault(space, NoWorkloads);

    /// <summary>The namespaces with workloads.</summary>
    public IEnumerable<string> Spaces => _spaces.Keys.Order(StringComparer.Ordinal);

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

        return fewest.Where(workload => selector.Matches(workload)
            && (near is null || ReferenceEquals(_versions.Nearest(workload.Manifest, near), workload.Manifest)));
    }

    /// <summary>Whether the set has anything of a namespace: of one that it does not know, nothing is missing.</summary>
    public bool IsKnown(string space) => _known.Contains(space);

    /// <summary>Whether a namespace has pods with unknown labels, because a chart makes them.</summary>
    public bool HasUnknownPods(string space) => _chartSpaces.Contains(space) || space.StartsWith("kube-", StringComparison.Ordinal);

    /// <summary>Whether an operator makes a Service of a name.</summary>
    public bool HasImpliedService(string space, string name)
    {
        bool Made(string group, string kind, string end) =>
            name.EndsWith(end, StringComparison.Ordinal) && Find(group, kind, space, name[..^end.Length]) is not null;
        return Made(Groups.Argo, "EventSource", "-eventsource-svc") || Made(Groups.Cnpg, "Cluster", "-rw")
            || Made(Groups.Cnpg, "Cluster", "-ro")
            || Made(Groups.Cnpg, "Cluster", "-r") || Made(Groups.Cnpg, "Pooler", "") || Made(Groups.RabbitMq, "RabbitmqCluster", "")
            || Made("k8s.keycloak.org", "Keycloak", "-service");
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
        var space = Groups.IsClusterScoped(group, kind) ? null : SpaceOf(manifest);
        _known.Add(space ?? (kind == "Namespace" ? manifest.Id.Name : ""));
        // The server makes each name of a generateName another one.
        if (!_objects.TryAdd((group, kind, space, manifest.Id.Name), manifest) && !manifest.Id.Name.EndsWith('*'))
            _versions.Add(_objects[(group, kind, space, manifest.Id.Name)], manifest);

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
        foreach (var gateway in Of(Groups.Gateway, "Gateway"))
            Add(Workload.Implied(gateway, SpaceOf(gateway), ("gateway.networking.k8s.io/gateway-name", gateway.Id.Name)));

        foreach (var certificate in Of(Groups.CertManager, "Certificate").DistinctBy(SpaceOf, StringComparer.Ordinal))
            Add(Workload.Implied(certificate, SpaceOf(certificate), ("acme.cert-manager.io/http01-solver", "true")));

        foreach (var cluster in Of(Groups.Cnpg, "Cluster"))
            Add(Workload.Implied(cluster, SpaceOf(cluster), ("cnpg.io/cluster", cluster.Id.Name), ("cnpg.io/podRole", "instance")));

        foreach (var broker in Of(Groups.RabbitMq, "RabbitmqCluster"))
        {
            Add(Workload.Implied(broker, SpaceOf(broker), ("app.kubernetes.io/name", broker.Id.Name),
                ("app.kubernetes.io/component", "rabbitmq")));
        }

        foreach (var keycloak in Of("k8s.keycloak.org", "Keycloak"))
        {
            Add(Workload.Implied(keycloak, SpaceOf(keycloak), ("app", "keycloak"), ("app.kubernetes.io/instance", keycloak.Id.Name),
                ("app.kubernetes.io/managed-by", "keycloak-operator")));
        }
    }

    // Objects of other folders have the namespaces of their own kustomizations, and no files here.
    private static IEnumerable<Manifest> Placed(Inventory context) => context.Origin == InventoryOrigin.Program
        ? context.Manifests
        : context.Manifests.Select(manifest => manifest with
        {
            At = null,
            Id = manifest.Id with
            {
                Namespace = manifest.Id.Namespace ?? (manifest.At is { } at ? context.KustomizedNamespaces.GetValueOrDefault(at.File) : null),
            },
        });

    private IEnumerable<string> RemoteResources() => Files
        .SelectMany(file => file.Tree.Texts("resources").Concat(file.Tree.Texts("bases")))
        .Where(resource => resource.Contains("://", StringComparison.Ordinal)
            || resource.StartsWith("github.com/", StringComparison.Ordinal));
}
