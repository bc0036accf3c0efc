namespace Infra.Rules.Links;

internal sealed class AddressPools : IRule
{
    private const string Group = "metallb.io";

    public RuleInfo Info { get; } = new("L17", "address-pools", Severity.Error, "address pool does not work")
    {
        Description = """
            MetalLB gives a Service an address of a pool, and an advertisement tells the network where the address is. A pool that no
            advertisement names gives out addresses that do not answer; two pools with common addresses are refused by the webhook; a Service
            that asks for a pool or an address that is in none stays pending. An advertisement that names no pool announces all of its
            namespace.
            """,
        Remediation = "Name the pool in an L2Advertisement or BGPAdvertisement, and the pool that exists in the Service's annotation.",
        SeeAlso = ["metallb/metallb#1561, #1154", "metallb.io advanced IPAddressPool configuration"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var pools = set.Of(Group, "IPAddressPool");
        var ranges = pools.SelectMany(Ranges).ToList();
        Overlaps(ranges, report);
        Announced(set, pools, report);
        if (pools.Count == 0)
            return;

        var byName = pools.ToLookup(pool => pool.Id.Name, StringComparer.Ordinal);
        foreach (var service in set.Of(Groups.Core, "Service").Where(service => service.Tree.TextAt("spec", "type") == "LoadBalancer"
            && service.Tree.TextAt("spec", "loadBalancerClass") is null or "metallb"))
        {
            Asked(set, service, byName, ranges, report);
        }
    }

    private static void Asked(ManifestSet set, Manifest service, ILookup<string, Manifest> byName,
        List<PoolRange> ranges, Report report)
    {
        var annotations = service.Tree.MapAt("metadata", "annotations");
        foreach (var key in (string[])["metallb.io/address-pool", "metallb.universe.tf/address-pool"])
        {
            if (annotations?.Text(key) is not { } name || byName.Contains(name))
                continue;

            report.Add(service, NodePath.Of("metadata.annotations", key), name,
                "an IPAddressPool: " + string.Join(", ", byName.Select(pool => pool.Key).Order(StringComparer.Ordinal)),
                "name one of them, or declare it");
        }

        foreach (var key in (string[])["metallb.io/loadBalancerIPs", "metallb.universe.tf/loadBalancerIPs"])
        {
            foreach (var address in (annotations?.Text(key) ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (AddressRange.Read(address) is { } asked && !ranges.Exists(range => range.Range.Holds(asked)))
                {
                    report.Add(service, NodePath.Of("metadata.annotations", key), address, "an address of a pool",
                        "choose one of them, or add it to a pool");
                }
            }
        }
    }

    private static void Announced(ManifestSet set, IReadOnlyList<Manifest> pools, Report report)
    {
        var advertisements = set.Of(Group, "L2Advertisement", "BGPAdvertisement").ToLookup(one => one.Space, StringComparer.Ordinal);
        var named = advertisements.SelectMany(space => space.SelectMany(one => one.Tree.Map("spec").Texts("ipAddressPools")
            .Select(pool => (space.Key, pool)))).ToHashSet();
        foreach (var pool in pools)
        {
            var space = pool.Space;
            var labels = pool.Tree.MapAt("metadata", "labels") ?? MapNode.Empty;
            var isAnnounced = named.Contains((space, pool.Id.Name)) || advertisements[space].Any(one => AnnouncesAll(one)
                || one.Items("ipAddressPoolSelectors").Any(selector => new LabelSelector(selector.Item).Matches(labels)));
            report.Missing(new Presence(isAnnounced, set.Unknown.In(space)), pool, "", $"no advertisement of {pool.Id.Name}",
                "an L2Advertisement or BGPAdvertisement of the namespace", $"name {pool.Id.Name} in its ipAddressPools");
        }
    }

    private static bool AnnouncesAll(Manifest advertisement) =>
        advertisement.Tree.MapAt("spec")?.List("ipAddressPools") is null or { Items.Count: 0 }
            && advertisement.Tree.MapAt("spec")?.List("ipAddressPoolSelectors") is null or { Items.Count: 0 };

    // In the order of their first addresses, ranges that overlap stand beside the one that reaches furthest.
    private static void Overlaps(List<PoolRange> ranges, Report report)
    {
        if (ranges.Count < 2)
            return;

        foreach (var family in ranges.GroupBy(range => range.Range.IsV6))
        {
            PoolRange? furthest = null;
            foreach (var range in family.OrderBy(range => range.Range.First).ThenBy(range => range.Pool.Id, ObjectId.Order))
            {
                if (furthest is { } before && range.Range.First <= before.Range.Last
                    && range.Pool.Id != before.Pool.Id)
                {
                    report.Add(range.Pool, range.Path, $"{range.Text}, which overlaps {before.Text} of IPAddressPool {before.Pool.Id.Name}",
                        "addresses that no other pool has", "move one of the two");
                }

                furthest = furthest is { } known && known.Range.Last >= range.Range.Last ? known : range;
            }
        }
    }

    private static IEnumerable<PoolRange> Ranges(Manifest pool) =>
        new FieldPath("spec.addresses[]").In(pool.Tree)
            .Select(found => (found.Value as ScalarNode)?.Text is { } text && AddressRange.Read(text) is { } range
                ? new PoolRange(pool, found.Path, text, range) : null)
            .OfType<PoolRange>();

    private sealed record PoolRange(Manifest Pool, string Path, string Text, AddressRange Range);
}
