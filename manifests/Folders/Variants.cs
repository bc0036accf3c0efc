using Infra.Wording;

namespace Infra.Manifests;

/// <summary>
/// Splits an inventory into parts that one cluster could hold: two roots that build different versions of one object, as overlays of one
/// base do, are never in one part. What a part does not have itself it sees in the others.
/// </summary>
internal static class Variants
{
    // Every part looks at all objects: their number bounds the cost.
    private const int Most = 8;

    /// <summary>The parts, the first of them with everything that was not built.</summary>
    public static IReadOnlyList<Inventory> Of(Inventory inventory)
    {
        var roots = inventory.Manifests.Where(manifest => manifest.Root is not null)
            .GroupBy(manifest => manifest.Root!, StringComparer.Ordinal).ToList();
        var contested = Contested(roots);
        if (contested.Count == 0)
            return [inventory];

        var parts = new List<Part> { new() };
        foreach (var root in roots)
            Best(parts, root, contested).Add(root);

        var loose = inventory.Manifests.Where(manifest => manifest.Root is null).ToList();
        return [.. parts.Select((part, i) =>
            Inventory(inventory, i == 0 ? [.. loose, .. part.Manifests] : part.Manifests, isFirst: i == 0))];
    }

    /// <summary>The first part, for who can show one cluster only; what others build of the same objects is a note.</summary>
    public static Inventory First(Inventory inventory)
    {
        var parts = Of(inventory);
        if (parts.Count == 1)
            return inventory;

        var others = parts.Skip(1).SelectMany(part => part.Manifests).Select(manifest => manifest.Root!).Distinct(StringComparer.Ordinal)
            .ToList();
        var note = $"{Words.Count(others.Count, "overlay")} with other versions of the same objects, such as {others[0]}: "
            + $"read {(others.Count == 1 ? "it" : "each")} alone";
        return parts[0] with { Notes = [.. parts[0].Notes, note] };
    }

    private static Inventory Inventory(Inventory whole, List<Manifest> own, bool isFirst)
    {
        var ids = own.Select(Identity).ToHashSet();
        var beside = whole.Manifests.Concat(whole.Beside).Where(manifest => ids.Add(Identity(manifest)));
        var part = whole with { Manifests = own, Beside = [.. beside] };
        return isFirst ? part : part with { Missing = [], Failed = [], Unlisted = [] };
    }

    // The identities of which roots have different objects.
    private static HashSet<ObjectId> Contested(List<IGrouping<string, Manifest>> roots)
    {
        var first = new Dictionary<ObjectId, Manifest>();
        var contested = new HashSet<ObjectId>();
        foreach (var manifest in roots.SelectMany(root => root))
        {
            var id = Identity(manifest);
            if (!first.TryAdd(id, manifest) && first[id].Root != manifest.Root && !Node.Same(first[id].Tree, manifest.Tree))
                contested.Add(id);
        }

        return contested;
    }

    // What is applied together has a common parent, or a common name: clusters/prod applies apps/prod.
    private static Part Best(List<Part> parts, IGrouping<string, Manifest> root, HashSet<ObjectId> contested)
    {
        var claims = root.Where(manifest => contested.Contains(Identity(manifest))).ToList();
        var parent = root.First().Parent;
        var fitting = parts.Where(part => part.Takes(claims)).ToList();
        if (fitting.Count == 0 && parts.Count < Most)
        {
            var added = new Part();
            parts.Add(added);
            return added;
        }

        return (fitting.Count == 0 ? parts : fitting).MaxBy(part => part.Affinity(root.Key, parent))!;
    }

    private static ObjectId Identity(Manifest manifest) => Groups.IsClusterScoped(manifest.Id.Group, manifest.Id.Kind)
        ? manifest.Id with { Namespace = null } : manifest.Id with { Namespace = manifest.Id.Namespace ?? "default" };

    private sealed class Part
    {
        private readonly Dictionary<ObjectId, Manifest> _objects = [];
        private readonly HashSet<string> _roots = new(StringComparer.Ordinal);
        private readonly HashSet<string> _names = new(StringComparer.Ordinal);

        public List<Manifest> Manifests { get; } = [];

        public bool Takes(List<Manifest> claims) =>
            claims.TrueForAll(claim => !_objects.TryGetValue(Identity(claim), out var other) || Node.Same(other.Tree, claim.Tree));

        public int Affinity(string root, string? parent) =>
            (parent is not null && _roots.Contains(parent) ? 2 : 0) + (_names.Contains(NameOf(root)) ? 1 : 0);

        // What two roots have alike is one object.
        public void Add(IGrouping<string, Manifest> root)
        {
            _roots.Add(root.Key);
            _names.Add(NameOf(root.Key));
            foreach (var manifest in root)
            {
                if (_objects.TryAdd(Identity(manifest), manifest) || _objects[Identity(manifest)].At != manifest.At)
                    Manifests.Add(manifest);
            }
        }

        private static string NameOf(string root) => root[(root.LastIndexOf('/') + 1)..];
    }
}
