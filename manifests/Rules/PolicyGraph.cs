namespace Infra.Rules;

/// <summary>
/// Which pods may talk to which, by the network policies. Each policy is looked up once; a question costs the policies of two pods.
/// </summary>
internal sealed class PolicyGraph
{
    private readonly ManifestSet _set;
    private readonly Dictionary<Workload, List<PolicyRules>> _policies = [];

    internal PolicyGraph(ManifestSet set)
    {
        _set = set;
        HasOthers = set.Of("cilium.io", "CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy").Any()
            || set.All.Any(manifest =>
                manifest.Id is { Group: "crd.projectcalico.org" or "projectcalico.org", Kind: "NetworkPolicy" or "GlobalNetworkPolicy" });
        foreach (var policy in set.Of(Groups.Networking, "NetworkPolicy"))
        {
            var rules = new PolicyRules(policy, policy.Space);
            All.Add(rules);
            foreach (var workload in set.Select(rules.Space, rules.Pods, policy))
                _policies.ListOf(workload).Add(rules);
        }
    }

    public List<PolicyRules> All { get; } = [];

    /// <summary>The policies of a workload's pods.</summary>
    /// <remarks>None holds on the network of a node.</remarks>
    public IReadOnlyList<PolicyRules> Of(Workload workload) =>
        !workload.IsOnHostNetwork && _policies.TryGetValue(workload, out var own) ? own : [];

    /// <summary>Whether traffic in one direction is denied unless a rule allows it.</summary>
    public bool IsIsolated(Workload workload, bool egress) => Of(workload).Any(policy => policy.Covers(egress));

    /// <summary>Whether a pod may be reached by another.</summary>
    public bool LetsIn(Workload to, Workload from, long port, string protocol = "TCP") => !IsIsolated(to, egress: false)
        || Of(to).Where(policy => policy.Covers(egress: false)).SelectMany(policy => policy.Ingress)
            .Any(rule => rule.HasPort(port, protocol, to) && IsPeer(rule, from));

    /// <summary>Whether a pod may reach another.</summary>
    public bool LetsOut(Workload from, Workload to, long port, string protocol = "TCP") => !IsIsolated(from, egress: true)
        || Of(from).Where(policy => policy.Covers(egress: true)).SelectMany(policy => policy.Egress)
            .Any(rule => rule.HasPort(port, protocol, to) && IsPeer(rule, to));

    /// <summary>Whether a pod may ask for names.</summary>
    public bool LetsOutToDns(Workload from) => !IsIsolated(from, egress: true)
        || Of(from).Where(policy => policy.Covers(egress: true)).SelectMany(policy => policy.Egress)
            .Any(rule => IsDns(rule, 53, "kube-system") || IsDns(rule, 5353, "openshift-dns"));

    /// <summary>Whether a pod may be reached by an operator, which mostly runs in another namespace.</summary>
    public bool LetsInOperator(Workload to, string name, long port) => !IsIsolated(to, egress: false)
        || Of(to).Where(policy => policy.Covers(egress: false)).SelectMany(policy => policy.Ingress)
            .Any(rule => rule.HasPort(port, "TCP", to) && (rule.Peers.Count == 0 || rule.Peers.Any(peer =>
                peer.Map("ipBlock") is not null || peer.Map("namespaceSelector") is not null
                || peer.Map("podSelector") is null or { Count: 0 }
                || new LabelSelector(peer.Map("podSelector")).Labels.Any(label => label.Value.Contains(name, StringComparison.Ordinal)))));

    /// <summary>Whether a pod may reach the API server, which is no pod.</summary>
    public bool LetsOutToServer(Workload from) => !IsIsolated(from, egress: true)
        || Of(from).Where(policy => policy.Covers(egress: true)).SelectMany(policy => policy.Egress)
            .Any(rule => (rule.HasPort(443, "TCP", null) || rule.HasPort(6443, "TCP", null))
                && (rule.Peers.Count == 0 || rule.Peers.Any(peer => IsServer(peer) || peer.Map("podSelector") is null or { Count: 0 })));

    /// <summary>Whether a peer is the API server as OpenShift runs it, in pods of a namespace of their own.</summary>
    public static bool IsServer(MapNode peer) =>
        peer.TextAt("namespaceSelector", "matchLabels", "kubernetes.io/metadata.name") == "openshift-kube-apiserver";

    /// <summary>Whether a pod may be reached by the API server, which is no pod.</summary>
    public bool LetsInServer(Workload to, long port) => !IsIsolated(to, egress: false)
        || Of(to).Where(policy => policy.Covers(egress: false)).SelectMany(policy => policy.Ingress)
            .Any(rule => rule.HasPort(port, "TCP", to)
            && (rule.Peers.Count == 0 || rule.Peers.Any(peer => IsServer(peer) || peer.Map("ipBlock") is not null)));

    /// <summary>Whether policies of another kind than Kubernetes' own may allow more.</summary>
    public bool HasOthers { get; }

    /// <summary>The workloads that a peer of a rule names.</summary>
    public IEnumerable<Workload> Peers(MapNode peer, string space)
    {
        var pods = peer.Map("podSelector") is { } selector ? new LabelSelector(selector) : new LabelSelector(MapNode.Empty);
        return peer.Map("ipBlock") is not null ? [] : SpacesOf(peer, space).SelectMany(other => _set.Select(other, pods));
    }

    /// <summary>The namespaces that a peer names: its own, one by name, or all with matching labels.</summary>
    public IEnumerable<string> SpacesOf(MapNode peer, string space)
    {
        if (peer.Map("namespaceSelector") is not { } chosen)
            return [space];

        return chosen.TextAt("matchLabels", "kubernetes.io/metadata.name") is { } name
            ? [name]
            : _set.Spaces.Where(other => new LabelSelector(chosen).Matches(_set.NamespaceLabels(other)));
    }

    // The address of a pod on its node's network is the node's, which nothing here knows.
    private bool IsPeer(PolicyRule rule, Workload workload) =>
        workload.IsOnHostNetwork || rule.Peers.Count == 0 || rule.Peers.Any(peer => IsPeer(peer, rule.Space, workload));

    private bool IsPeer(MapNode peer, string space, Workload workload)
    {
        if (peer.Map("ipBlock") is { } block)
        {
            // Pod addresses are unknown: only a block of everything surely holds them.
            return block.Text("cidr") is "0.0.0.0/0" or "::/0" && block.List("except") is null or { Items.Count: 0 };
        }

        var inSpace = peer.Map("namespaceSelector") is { } chosen
            ? new LabelSelector(chosen).Matches(_set.NamespaceLabels(workload.Space))
            : workload.Space == space;
        return inSpace && (peer.Map("podSelector") is not { } pods || new LabelSelector(pods).Matches(workload));
    }

    private static bool IsDns(PolicyRule rule, long port, string space) => rule.HasPort(port, "UDP", null)
        && (rule.Ports.Count > 0 || rule.Peers.Count == 0 || rule.Peers.Any(peer => peer.Map("ipBlock") is not null
            || (peer.Map("namespaceSelector") is { } chosen
                && new LabelSelector(chosen).Matches(MapNode.Of(("kubernetes.io/metadata.name", space))))));
}
