namespace Infra.Components.Networks;

/// <summary>The subnets of a network, and the checks of its ranges.</summary>
internal sealed class AddressPlan
{
    private const int ZonesAtMost = 6;

    // An eighth of a /21 is a /24, and an eighth of that a /27: AWS keeps 5 of its 32 addresses and a load balancer wants 8.
    private const int LongestNetwork = 21;
    private const int LongestPrivate = 26;
    private const int LongestPublic = 27;
    private const int ShortestOfAws = 16;

    private AddressPlan(Ipv4Range network, IReadOnlyList<(Ipv4Range Private, Ipv4Range Public)> subnets)
    {
        Network = network;
        Subnets = subnets;
    }

    public Ipv4Range Network { get; }

    public IReadOnlyList<(Ipv4Range Private, Ipv4Range Public)> Subnets { get; }

    /// <summary>The plan of a network; null when one of its ranges is no IPv4 network, or it has too many zones for its size.</summary>
    public static AddressPlan? Of(VpcArgs args)
    {
        if (Ipv4Range.Parse(args.Cidr) is not { Prefix: <= LongestNetwork } network || args.Zones.Count > ZonesAtMost)
            return null;

        var subnets = args.Zones.Select((zone, i) => (args.Subnets.GetValueOrDefault(zone), i)).Select(zone => (
            Private: zone.Item1?.Private is { } inside ? Ipv4Range.Parse(inside) : network.Part(3, zone.i),
            Public: zone.Item1?.Public is { } outside ? Ipv4Range.Parse(outside) : network.Part(3, 7).Part(3, zone.i))).ToList();
        return subnets.Any(subnet => subnet.Private is null || subnet.Public is null)
            ? null
            : new AddressPlan(network, [.. subnets.Select(subnet => (subnet.Private!, subnet.Public!))]);
    }

    public static void Check(VpcArgs args, Problems problems)
    {
        CheckZones(args, problems);
        if (Ipv4Range.Parse(args.Cidr) is { } network)
            CheckNetwork(args, network, problems);
        else
            problems.Add(Codes.AddressRange, nameof(args.Cidr), args.Cidr, "an IPv4 network", "choose an IPv4 network");

        Of(args)?.CheckSubnets(args, problems);
    }

    private static void CheckZones(VpcArgs args, Problems problems)
    {
        problems.AddIf(args.Zones.Count == 0 || (args.Zones.Count == 1 && !args.AllowSingleZone), Codes.TooFewZones, nameof(args.Zones),
            args.Zones.Count.ToString(CultureInfo.InvariantCulture), "two zones or more", "add a zone of the same region");
        problems.AddIf(args.Zones.Count > ZonesAtMost, Codes.OutOfRange, nameof(args.Zones),
            args.Zones.Count.ToString(CultureInfo.InvariantCulture), "at most six zones", "remove zones");
        problems.AddDuplicates(Codes.DuplicateName, nameof(args.Zones), args.Zones);
        if (args.Account?.Region is { } region)
        {
            for (var i = 0; i < args.Zones.Count; i++)
            {
                problems.AddIf(args.Zones[i][..^1] != region, Codes.ForeignZone, Problems.Item(nameof(args.Zones), i), args.Zones[i],
                    $"a zone of {region}", "name a zone of that region, or change the region");
            }
        }

        foreach (var zone in args.Subnets.Keys.Except(args.Zones).Order(StringComparer.Ordinal))
        {
            problems.Add(Codes.ForeignZone, $"{nameof(args.Subnets)}.{zone}", zone, string.Join(", ", args.Zones),
                "add the zone, or remove its ranges");
        }
    }

    private static void CheckNetwork(VpcArgs args, Ipv4Range network, Problems problems)
    {
        problems.AddIf(network.Prefix is < ShortestOfAws or > LongestNetwork, Codes.NetworkSize, nameof(args.Cidr), args.Cidr,
            "a network from /16 to /21", "choose a network of that size");
        for (var i = 0; i < args.PeerCidrs.Count; i++)
        {
            problems.AddIf(Ipv4Range.Parse(args.PeerCidrs[i]) is { } other && other.Overlaps(network), Codes.RangesOverlap,
                Problems.Item(nameof(args.PeerCidrs), i), args.PeerCidrs[i], $"a network apart from {args.Cidr}",
                "choose another range for one of the two");
        }
    }

    private void CheckSubnets(VpcArgs args, Problems problems)
    {
        var zones = args.Zones.Select(zone => $"{nameof(args.Subnets)}.{zone}").ToList();
        var all = Subnets
            .SelectMany((subnet, i) => new[]
            {
                (Where: $"{zones[i]}.{nameof(SubnetCidrs.Private)}", Range: subnet.Private, Longest: LongestPrivate),
                (Where: $"{zones[i]}.{nameof(SubnetCidrs.Public)}", Range: subnet.Public, Longest: LongestPublic),
            })
            .ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var (where, range, longest) = all[i];
            problems.AddIf(range.Prefix > longest, Codes.NetworkSize, where, range.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"a network of /{longest} or larger"), "give the subnet more addresses");
            problems.AddIf(!Network.Holds(range), Codes.OutsideNetwork, where, range.ToString(), $"a part of {Network}",
                "choose a part of the network's range");
            foreach (var (other, taken, _) in all.Take(i).Where(earlier => earlier.Range.Overlaps(range)))
            {
                problems.Add(Codes.RangesOverlap, where, range.ToString(), $"a range apart from {other}, {taken}",
                    "choose another part of the network");
            }
        }
    }
}
