using System.Globalization;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Components.Networks;

/// <summary>Which part of a network's range each subnet gets, and whether that can be.</summary>
internal sealed class AddressPlan
{
    private const int ZonesAtMost = 6;

    // An eighth of a /21 is a /24, and an eighth of that a /27: AWS keeps 5 of its 32 addresses and a load balancer wants 8.
    private const int LongestNetwork = 21;
    private const int LongestPrivate = 26;
    private const int LongestPublic = 27;
    private const int ShortestOfAws = 16;

    private AddressPlan(Range network, IReadOnlyList<(Range Private, Range Public)> subnets)
    {
        Network = network;
        Subnets = subnets;
    }

    /// <summary>The whole range.</summary>
    public Range Network { get; }

    /// <summary>The subnets, in the order of the zones.</summary>
    public IReadOnlyList<(Range Private, Range Public)> Subnets { get; }

    /// <summary>Makes the plan.</summary>
    /// <param name="args">The network.</param>
    /// <param name="problems">Takes what is wrong with it.</param>
    /// <returns>The plan; null when a range could not be read.</returns>
    public static AddressPlan? Make(VpcArgs args, Problems problems)
    {
        CheckZones(args, problems);
        if (Range.Parse(args.Cidr) is not { } network)
        {
            problems.AddIf(args.Cidr.Contains(':'), Codes.AddressRange, nameof(args.Cidr), args.Cidr, "an IPv4 network", "choose an IPv4 network");
            return null;
        }

        problems.AddIf(network.Prefix is < ShortestOfAws or > LongestNetwork, Codes.NetworkSize, nameof(args.Cidr), args.Cidr,
            "a network from /16 to /21", "choose a network of that size");
        for (var i = 0; i < args.Neighbours.Count; i++)
        {
            problems.AddIf(Range.Parse(args.Neighbours[i]) is { } other && other.Overlaps(network), Codes.RangesOverlap,
                Item(nameof(args.Neighbours), i), args.Neighbours[i], $"a network apart from {args.Cidr}", "choose another range for one of the two");
        }

        if (network.Prefix > LongestNetwork || args.Zones.Count > ZonesAtMost)
        {
            return null;
        }

        var subnets = args.Zones.Select((zone, i) => (
            Private: zone.Private is null ? network.Part(3, i) : Range.Parse(zone.Private),
            Public: zone.Public is null ? network.Part(3, 7).Part(3, i) : Range.Parse(zone.Public))).ToList();
        if (subnets.Any(subnet => subnet.Private is null || subnet.Public is null))
        {
            return null;
        }

        var plan = new AddressPlan(network, [.. subnets.Select(subnet => (subnet.Private!.Value, subnet.Public!.Value))]);
        plan.Check(args, problems);
        return plan;
    }

    private static void CheckZones(VpcArgs args, Problems problems)
    {
        problems.AddIf(args.Zones.Count == 0 || (args.Zones.Count == 1 && !args.OneZoneIsEnough), Codes.TooFewZones, nameof(args.Zones),
            args.Zones.Count.ToString(CultureInfo.InvariantCulture), "two zones or more", "add a zone of the same region");
        problems.AddIf(args.Zones.Count > ZonesAtMost, Codes.OutOfRange, nameof(args.Zones),
            args.Zones.Count.ToString(CultureInfo.InvariantCulture), "at most six zones", "leave zones out");
        problems.AddDuplicates(Codes.DuplicateName, nameof(args.Zones), args.Zones.Select(zone => zone.Name));
        for (var i = 0; i < args.Zones.Count; i++)
        {
            problems.AddIf(!args.Zones[i].Name.StartsWith(args.Account.Region, StringComparison.Ordinal) || args.Zones[i].Name.Length != args.Account.Region.Length + 1,
                Codes.ForeignZone, Item(nameof(args.Zones), i), args.Zones[i].Name, $"a zone of {args.Account.Region}", "name a zone of that region, or change the region");
        }
    }

    private static string Item(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    private void Check(VpcArgs args, Problems problems)
    {
        var all = Subnets
            .SelectMany((subnet, i) => new[]
            {
                (Where: $"{Item(nameof(args.Zones), i)}.{nameof(ZoneArgs.Private)}", Range: subnet.Private, Longest: LongestPrivate),
                (Where: $"{Item(nameof(args.Zones), i)}.{nameof(ZoneArgs.Public)}", Range: subnet.Public, Longest: LongestPublic),
            })
            .ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var (where, range, longest) = all[i];
            problems.AddIf(range.Prefix > longest, Codes.NetworkSize, where, range.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"a network of /{longest} or larger"), "give the subnet more addresses");
            problems.AddIf(!Network.Holds(range), Codes.OutsideNetwork, where, range.ToString(), $"a part of {Network}", "choose a part of the network's range");
            foreach (var (other, taken, _) in all.Take(i).Where(earlier => earlier.Range.Overlaps(range)))
            {
                problems.Add(Codes.RangesOverlap, where, range.ToString(), $"a range apart from {other}, {taken}", "choose another part of the network");
            }
        }
    }
}
