namespace Infra.ApiServer;

/// <summary>Services, and the lists of addresses behind them.</summary>
internal static class Services
{
    // What servers give out by default; --service-node-port-range changes it.
    private const int FirstNodePort = 30000;
    private const int LastNodePort = 32767;
    private const int LongestAffinity = 86400;
    private const int SameNodeFrom = 34;
    private const string SourceRanges = "service.beta.kubernetes.io/load-balancer-source-ranges";

    /// <summary>Checks a Service.</summary>
    public static void Check(Field service)
    {
        var spec = service["spec"];
        var type = spec["type"] is { IsBlank: false, Text: { } given } ? given : "ClusterIP";
        var isHeadless = spec["clusterIP"].Text == "None" || spec["clusterIPs"].Items.FirstOrDefault()?.Text == "None";
        if (spec["ports"].Count == 0 && !isHeadless && type != "ExternalName")
            spec["ports"].Refuse("one port or more", "write ports, or clusterIP: None");

        if (type is "LoadBalancer" or "NodePort" && spec["clusterIP"].Text == "None")
            spec["clusterIP"].Refuse("None", $"no None, since the type is {type}", "remove clusterIP, or write type: ClusterIP");

        if (type == "ExternalName")
            ExternalName(spec);
        else
            Addresses(spec, isHeadless);

        Ports(spec, type);
        Affinity(spec);
        foreach (var address in spec["externalIPs"].Items)
            address.MustBeReachable();

        LoadBalancer(service, type);
        ExternalTraffic(spec, type);
        if (spec["trafficDistribution"].IsGiven && spec.Release >= SameNodeFrom)
            spec["trafficDistribution"].MustBeOneOf("PreferClose", "PreferSameZone", "PreferSameNode");
        else
            spec["trafficDistribution"].MustBeOneOf("PreferClose");
    }

    /// <summary>Checks Endpoints.</summary>
    public static void CheckEndpoints(Field endpoints)
    {
        foreach (var subset in endpoints["subsets"].Items)
        {
            if (subset["addresses"].Count + subset["notReadyAddresses"].Count == 0)
                subset.Refuse("no address", "addresses or notReadyAddresses", "write an address, or remove the subset");

            foreach (var address in subset["addresses"].Items.Concat(subset["notReadyAddresses"].Items))
            {
                address["ip"].MustBeReachable();
                if (!address["hostname"].IsBlank)
                    address["hostname"].MustBeLabel();
            }

            foreach (var port in subset["ports"].Items)
            {
                NamedPort(port, subset["ports"].Count > 1);
                port["port"].MustBePort();
            }
        }
    }

    /// <summary>Checks an EndpointSlice.</summary>
    public static void CheckSlice(Field slice)
    {
        const int Most = 1000;
        const int MostAddresses = 100;
        if (slice["endpoints"].Count > Most)
            slice["endpoints"].Refuse($"{slice["endpoints"].Count} endpoints", $"at most {Most}", "split the slice");

        foreach (var endpoint in slice["endpoints"].Items)
        {
            if (endpoint["addresses"] is { Value: ListNode, Count: 0 or > MostAddresses } addresses)
                addresses.Refuse($"{addresses.Count} addresses", $"1 to {MostAddresses} addresses", "write the addresses of one endpoint");

            foreach (var address in endpoint["addresses"].Items)
                SliceAddress(address, slice["addressType"].Words);

            if (endpoint["hostname"].IsGiven)
                endpoint["hostname"].MustBeLabel();

            if (endpoint["nodeName"].IsGiven)
                endpoint["nodeName"].MustBeSubdomain();

            Hints(endpoint["hints"]);
        }

        foreach (var port in slice["ports"].Items)
            NamedPort(port, isNeeded: false);

        // No name is a name as well.
        if (slice["ports"].Items.Count(port => port["name"].IsBlank) > 1)
            slice["ports"].Items.Last(port => port["name"].IsBlank)["name"].Refuse("a name, since another port has none", "name the port");

        slice["ports"].Items.Select(port => port["name"]).MustBeUnique("a name of a port");
    }

    private static void Hints(Field hints)
    {
        const int Most = 8;
        foreach (var list in (Field[])[hints["forZones"], hints["forNodes"]])
        {
            if (list.Count > Most)
            {
                list.Refuse($"{list.Count} of them", $"at most {Most}", "remove some");
                continue;
            }

            list.Items.Select(one => one["name"]).MustBeUnique("a name");
            foreach (var one in list.Items)
                one["name"].MustBeLabelValue();
        }
    }

    private static void SliceAddress(Field address, string type)
    {
        if (type == "FQDN")
        {
            if (address.Text is { } name && (!Formats.IsSubdomain(name.TrimEnd('.')) || !name.Contains('.', StringComparison.Ordinal)))
                address.Refuse("a name of two parts or more", "write the full name");

            return;
        }

        if (address.Text is { } text && ApiServer.Addresses.Read(text) is { } read && type is "IPv4" or "IPv6"
            && ApiServer.Addresses.Read(address.Words)!.IsSix() != (type == "IPv6"))
        {
            address.Refuse($"an address of {type}, the addressType", "correct the address, or addressType");
        }
        else
        {
            address.MustBeReachable();
        }
    }

    private static void ExternalName(Field spec)
    {
        foreach (var key in (string[])["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy"])
        {
            if (!spec[key].IsBlank && (spec[key].Value is not ListNode || spec[key].Count > 0))
                spec[key].MustNotBeGiven("the type is ExternalName");
        }

        var name = spec["externalName"];
        if (name.MustBeGiven("a host name, since the type is ExternalName") && !Formats.IsSubdomain(name.Words.TrimEnd('.')))
            name.Refuse("a host name such as db.example.com", "write the name without a scheme, a port and a path");
    }

    private static void Addresses(Field spec, bool isHeadless)
    {
        var (single, all) = (spec["clusterIP"], spec["clusterIPs"]);
        if (all.Count > 0 && single.Words != all.Items.First().Words)
        {
            all.Refuse(single.IsBlank ? "nothing, since clusterIP is not given" : $"{single.Words} first, as clusterIP says",
                "write the same first address in both");
        }

        if (all.Count > 2)
            all.Refuse("at most two addresses", "remove some");
        else if (isHeadless && all.Count > 1)
            all.Refuse("None alone", "remove the others");

        if (single.Text is not (null or "" or "None"))
            single.MustBeAddress();

        foreach (var address in all.Items.Skip(1))
            address.MustBeAddress();

        if (all.Items.Select(one => ApiServer.Addresses.Read(one.Words)?.IsSix()).ToList() is [{ } first, { } second] && first == second)
            all.Refuse("one address of each family", "remove one of the two");

        foreach (var (address, family) in (all.Count > 0 ? all.Items : [single]).Zip(spec["ipFamilies"].Items))
        {
            if (ApiServer.Addresses.Read(address.Words) is { } read && read.IsSix() != (family.Words == "IPv6"))
                address.Refuse($"an address of {family.Words}, as ipFamilies says", "correct the address, or ipFamilies");
        }

        if (spec["ipFamilyPolicy"].Text == "SingleStack" && (all.Count > 1 || spec["ipFamilies"].Count > 1))
        {
            spec["ipFamilyPolicy"].Refuse("PreferDualStack or RequireDualStack, since there are two families",
                "write PreferDualStack, or remove the second family");
        }

        spec["ipFamilies"].Items.MustBeUnique("a family");
        foreach (var family in spec["ipFamilies"].Items)
            family.MustNotBeEmpty();
    }

    private static void Ports(Field spec, string type)
    {
        var (numbers, nodePorts) = (new HashSet<(string, long)>(), new HashSet<(string, long)>());
        var several = spec["ports"].Count > 1;
        foreach (var port in spec["ports"].Items)
        {
            NamedPort(port, several);
            port["port"].MustBePort();
            // Nothing and 0 mean the port.
            if (!port["targetPort"].IsBlank && port["targetPort"].Number is not 0)
                port["targetPort"].MustBePortOrName();

            var protocol = port["protocol"].Text ?? "TCP";
            if (port["port"].Number is { } number && !numbers.Add((protocol, number)))
                port["port"].Refuse($"a port that stands once for {protocol}", "write another port, or remove one of the two");

            if (port["nodePort"].Number is not { } node || node == 0)
                continue;

            if (type == "ClusterIP")
            {
                port["nodePort"].MustNotBeGiven("the type is ClusterIP", "write type: NodePort, or remove it");
            }
            else if (type != "ExternalName" && !port["nodePort"].MustBeWithin(FirstNodePort, LastNodePort))
            {
                continue;
            }
            else if (!nodePorts.Add((protocol, node)))
            {
                port["nodePort"].Refuse($"a port of the nodes that stands once for {protocol}",
                    "write another one, or remove it: the server chooses one");
            }
        }

        spec["ports"].Items.Select(port => port["name"]).MustBeUnique("a name of a port");
    }

    private static void NamedPort(Field port, bool isNeeded)
    {
        if (!port["name"].IsBlank)
            port["name"].MustBeLabel();
        else if (isNeeded)
            port["name"].Refuse("a name, since there are several ports", "name each port");

        if (port["appProtocol"].IsGiven)
            port["appProtocol"].MustBeQualifiedName();
    }

    private static void Affinity(Field spec)
    {
        // With another affinity the server drops the configuration.
        if (spec["sessionAffinity"].Text == "ClientIP")
            spec["sessionAffinityConfig"]["clientIP"]["timeoutSeconds"].MustBeWithin(1, LongestAffinity);
    }

    private static void LoadBalancer(Field service, string type)
    {
        var spec = service["spec"];
        var annotation = service["metadata"]["annotations"][SourceRanges];
        if (type != "LoadBalancer")
        {
            foreach (var key in (string[])["allocateLoadBalancerNodePorts", "loadBalancerClass"])
                spec[key].MustNotBeGiven("the type is not LoadBalancer");

            if (spec["loadBalancerSourceRanges"].Count > 0)
                spec["loadBalancerSourceRanges"].MustNotBeGiven("the type is not LoadBalancer");
            else
                annotation.MustNotBeGiven("the type is not LoadBalancer", "remove the annotation");

            return;
        }

        if (spec["loadBalancerClass"].IsGiven)
            spec["loadBalancerClass"].MustBeQualifiedName();

        foreach (var range in spec["loadBalancerSourceRanges"].Items)
            range.MustBeNetwork();
    }

    private static void ExternalTraffic(Field spec, string type)
    {
        var policy = spec["externalTrafficPolicy"];
        var isReached = type is "LoadBalancer" or "NodePort" || (type == "ClusterIP" && spec["externalIPs"].Count > 0);
        if (!isReached && !policy.IsBlank)
            policy.MustNotBeGiven($"the type is {type} and there are no externalIPs", "write type: LoadBalancer or NodePort, or remove it");

        var check = spec["healthCheckNodePort"];
        if (check.Number is null or 0)
            return;

        if (type == "LoadBalancer" && policy.Text == "Local")
            check.MustBeWithin(FirstNodePort, LastNodePort);
        else
            check.MustNotBeGiven("it needs type: LoadBalancer and externalTrafficPolicy: Local");
    }
}
