namespace Infra.Rules;

/// <summary>What a network policy says.</summary>
internal sealed class PolicyRules
{
    internal PolicyRules(Manifest manifest, string space)
    {
        Manifest = manifest;
        Space = space;
        var spec = manifest.Tree.Map("spec");
        Pods = new LabelSelector(spec?.Map("podSelector") ?? MapNode.Empty);
        var types = spec.Texts("policyTypes").ToList();
        CoversIngress = types.Count == 0 || types.Contains("Ingress");
        CoversEgress = types.Count == 0 ? spec?.List("egress") is not null : types.Contains("Egress");
        Ingress = [.. spec.Maps("ingress", "spec").Select(rule => new PolicyRule(rule.Item, rule.Path, "from", space))];
        Egress = [.. spec.Maps("egress", "spec").Select(rule => new PolicyRule(rule.Item, rule.Path, "to", space))];
    }

    public Manifest Manifest { get; }

    /// <summary>Its namespace.</summary>
    public string Space { get; }

    /// <summary>The pods that it is about.</summary>
    public LabelSelector Pods { get; }

    /// <summary>Whether incoming traffic is denied unless allowed.</summary>
    public bool CoversIngress { get; }

    /// <summary>Whether outgoing traffic is denied unless allowed.</summary>
    public bool CoversEgress { get; }

    /// <summary>What may come in.</summary>
    public IReadOnlyList<PolicyRule> Ingress { get; }

    /// <summary>What may go out.</summary>
    public IReadOnlyList<PolicyRule> Egress { get; }

    /// <summary>Whether a direction is denied unless allowed.</summary>
    public bool Covers(bool egress) => egress ? CoversEgress : CoversIngress;
}

/// <summary>One rule of a network policy.</summary>
internal sealed class PolicyRule
{
    internal PolicyRule(MapNode tree, string path, string key, string space)
    {
        Path = path;
        Space = space;
        Peers = [.. tree.Maps(key, path).Select(peer => peer.Item)];
        PeersPath = NodePath.Of(path, key);
        Ports = [.. tree.Maps("ports", path).Select(port => port.Item)];
    }

    public string Path { get; }

    /// <summary>The namespace of the policy.</summary>
    public string Space { get; }

    /// <summary>The peers; none means all.</summary>
    public IReadOnlyList<MapNode> Peers { get; }

    public string PeersPath { get; }

    /// <summary>The ports; none means all.</summary>
    public IReadOnlyList<MapNode> Ports { get; }

    public bool HasPort(long number, string protocol, Workload? to) => Ports.Count == 0 || Ports.Any(port =>
        (port.Text("protocol") ?? "TCP") == protocol
        && (port["port"] is null
            || (port.Number("port") is { } first && number >= first && number <= (port.Number("endPort") ?? first))
            || (port.Text("port") is { } name && to is not null
                && (to.IsImplied || to.Containers.SelectMany(c => c.Ports()).Any(p => p.Name == name && p.Number == number)))));
}
