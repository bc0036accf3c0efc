namespace Infra.Diff;

/// <summary>Finds what has another name: by an alias, as the same resource of the stack, or by the same content.</summary>
internal static class Renames
{
    private const string Text = "the old one is deleted and the new one is made; what refers to the old name no longer finds it";

    /// <summary>Takes the renamed items out of the removed and the added ones.</summary>
    public static List<ItemDiff> Take(List<DiffItem> removed, List<DiffItem> added, Sides sides)
    {
        var found = new List<ItemDiff>();
        Pair(removed, added, Resource, item => item.Options.Aliases.Select(alias => Alias(alias, item)), found, ItemDiffKind.Renamed,
            sides);
        Pair(removed, added, Resource, item => Resource(item) is { } key ? [key] : [], found, ItemDiffKind.Replaced, sides);
        Pair(removed, added, Content, item => [Content(item)], found, ItemDiffKind.Renamed, sides);
        return found;
    }

    private static void Pair(
        List<DiffItem> removed, List<DiffItem> added, Func<DiffItem, string?> was, Func<DiffItem, IEnumerable<string?>> willBe,
        List<ItemDiff> found, ItemDiffKind kind,
        Sides sides)
    {
        if (removed.Count == 0 || added.Count == 0)
            return;

        // Two of the same content could each be the one that was: then nothing is said.
        var candidates = removed.Select(item => (Key: was(item), Item: item)).Where(item => item.Key is not null)
            .GroupBy(item => item.Key!, item => item.Item, StringComparer.Ordinal).Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var claims =
            added.SelectMany(item =>
                willBe(item).OfType<string>().Where(candidates.ContainsKey).Take(1).Select(key => (Key: key, Item: item)))
            .GroupBy(claim => claim.Key, claim => claim.Item, StringComparer.Ordinal).Where(group => group.Count() == 1);
        var taken = new HashSet<DiffItem>(ReferenceEqualityComparer.Instance);
        foreach (var claim in claims)
        {
            var (former, item) = (candidates[claim.Key], claim.First());
            taken.Add(former);
            taken.Add(item);
            found.Add(new ItemDiff(kind, item)
            {
                Former = former,
                Fields = [Name(former, item), .. Comparison.Fields(Nameless(former), Nameless(item), fromCluster: false, sides)],
                OfWhole = Consequence.Graver(Comparison.Loss(former, sides), new Consequence(Impact.AddressChanges, Text)),
            });
        }

        removed.RemoveAll(taken.Contains);
        added.RemoveAll(taken.Contains);
    }

    private static FieldDiff Name(DiffItem former, DiffItem item) => new(
        former.Name == item.Name ? "namespace" : "name",
        former.Namespace == item.Namespace ? former.Name : $"{former.Namespace ?? "default"}/{former.Name}",
        former.Namespace == item.Namespace ? item.Name : $"{item.Namespace ?? "default"}/{item.Name}")
    { Replaces = true };

    private static DiffItem Nameless(DiffItem item) => item.Kind == DiffItemKind.Manifest && item.Tree.Map("metadata") is { } metadata
        ? item with { Tree = item.Tree.With("metadata", metadata.With("name", null).With("namespace", null)) }
        : item;

    private static string? Resource(DiffItem item) => item.Resource is { } key ? $"{key.Type} {key.Name}" : null;

    private static string? Alias(ResourceAlias alias, DiffItem item) => alias.Urn is { } urn
        ? urn.Split("::") is [_, .., var type, var name] ? $"{type[(type.LastIndexOf('$') + 1)..]} {name}" : null
        : item.Resource is { } key ? $"{alias.Type ?? key.Type} {alias.Name ?? key.Name}" : null;

    private static string Content(DiffItem item) => $"{item.Type} {ManifestWriter.ToYaml(Nameless(item).Tree)}";
}
