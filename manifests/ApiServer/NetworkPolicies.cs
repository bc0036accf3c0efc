namespace Infra.ApiServer;

/// <summary>NetworkPolicies.</summary>
internal static class NetworkPolicies
{
    /// <summary>Checks a NetworkPolicy.</summary>
    public static void Check(Field policy)
    {
        var spec = policy["spec"];
        spec["podSelector"].MustBeSelector();
        foreach (var (rules, peers) in ((string, string)[])[("ingress", "from"), ("egress", "to")])
        {
            foreach (var rule in spec[rules].Items)
            {
                foreach (var port in rule["ports"].Items)
                    Port(port);

                foreach (var peer in rule[peers].Items)
                    Peer(peer);
            }
        }

        if (spec["policyTypes"].Count > 2)
            spec["policyTypes"].Refuse("at most Ingress and Egress", "remove what stands twice");
    }

    private static void Port(Field port)
    {
        port["port"].MustBePortOrName();
        var (first, last) = (port["port"], port["endPort"]);
        if (!last.IsGiven)
            return;

        if (!first.IsGiven)
            last.MustNotBeGiven("there is no port", "write port, or remove endPort");
        else if (first.Text is not null)
            last.MustNotBeGiven("port is a name", "write the number of the port");
        else if (last.MustBePort() && last.Number < first.Number)
            last.Refuse($"at least port, which is {first.Number}", "swap the two");
    }

    private static void Peer(Field peer)
    {
        peer["podSelector"].MustBeSelector();
        peer["namespaceSelector"].MustBeSelector();
        var block = peer["ipBlock"];
        if (!block.IsGiven && !peer["podSelector"].IsGiven && !peer["namespaceSelector"].IsGiven)
        {
            peer.Refuse("no peer", "a podSelector, a namespaceSelector or an ipBlock",
                "write the peer, or podSelector: {} for all pods of the namespace");
        }
        else if (block.IsGiven && (peer["podSelector"].IsGiven || peer["namespaceSelector"].IsGiven))
        {
            block.Refuse("ipBlock beside a selector", "one of the two", "make two peers of it");
        }

        if (!block["cidr"].MustNotBeEmpty() || block["cidr"].MustBeNetwork() is not { } outer)
            return;

        foreach (var except in block["except"].Items)
        {
            if (except.MustBeNetwork() is { } inner && !Addresses.Contains(outer, inner))
                except.Refuse($"a smaller network inside of {block["cidr"].Text}", "correct one of the two");
        }
    }
}
