using System.Text.RegularExpressions;
using Infra.Diff.Tables;
using Infra.Schemas;
using Infra.Wording;

namespace Infra.Diff;

/// <summary>Compares two inventories by what makes an item that item, not by lines.</summary>
public static partial class Comparison
{
    /// <summary>Compares two inventories.</summary>
    /// <param name="old">The old side.</param>
    /// <param name="new">The new side.</param>
    public static DiffResult Of(Inventory old, Inventory @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var problems = Problems(old).Concat(Problems(@new)).ToList();
        var notes = old.Notes.Concat(@new.Notes).ToList();
        var unread = problems.Select(problem => problem.At?.File).OfType<string>().ToHashSet(StringComparer.Ordinal);
        (old, @new) = (Readable(old, unread, notes), Readable(@new, unread, notes));
        List<DiffItem> before = [.. DiffItem.Of(old)];
        List<DiffItem> after = [.. DiffItem.Of(@new)];
        (before, after) = (Comparable(old, before, @new, after, notes), Comparable(@new, after, old, before, notes));
        var fromCluster = old.Origin == InventoryOrigin.Cluster;
        var sides = new Sides(before, after);
        var schemas =
            new SchemaSet(@new.Manifests.Where(manifest => manifest.Id is { Group: Groups.Extensions, Kind: "CustomResourceDefinition" }),
                []);
        var (both, removed, added) = Match(before, after, isOfFiles: old.Origin == InventoryOrigin.Files);
        var items = new List<ItemDiff>();
        var same = new List<DiffItem>();
        foreach (var (former, item) in both)
        {
            if (Compare(former, item, fromCluster, sides, schemas) is { } different)
                items.Add(different);
            else
                same.Add(item);
        }

        items.AddRange(Renames.Take(removed, added, sides));
        items.AddRange(removed.Select(item => new ItemDiff(ItemDiffKind.Removed, item) { OfWhole = Loss(item, sides) }));
        items.AddRange(added.Select(item => new ItemDiff(ItemDiffKind.Added, item)
        {
            OfWhole = item.Fields.Rule.Made?.Invoke(new Change(null, item.Tree, null, item, sides)),
        }));
        items.Sort(Order);
        return new DiffResult(old.Name, @new.Name, items, same.Count, [.. notes.Distinct(StringComparer.Ordinal)])
        {
            Problems = problems,
            Same = same,
        };
    }

    /// <summary>How an item differs from what it was; null where it does not.</summary>
    private static ItemDiff? Compare(DiffItem former, DiffItem item, bool fromCluster, Sides sides, SchemaSet schemas)
    {
        var fields = Fields(former, item, fromCluster, sides, schemas);
        var replaced = fields.Any(field => field.Replaces);
        return fields.Count == 0 ? null
            : new ItemDiff(replaced ? ItemDiffKind.Replaced : ItemDiffKind.Changed, item)
            {
                Fields = fields,
                OfWhole = replaced ? Remaking(former, sides) : null,
            };
    }

    // What is deleted and made again is lost only where that cannot be told apart.
    private static Consequence? Remaking(DiffItem former, Sides sides) =>
        former.Options.RetainOnDelete ? Loss(former, sides) : former.Fields.Rule.Remade ?? Loss(former, sides);

    /// <summary>The fields by which two items differ.</summary>
    internal static IReadOnlyList<FieldDiff> Fields(DiffItem former, DiffItem item, bool fromCluster, Sides sides,
        SchemaSet? schemas = null)
    {
        var isObject = item.Kind == DiffItemKind.Manifest;
        if (Node.Same(former.Tree, item.Tree) && former.Options.Protect == item.Options.Protect
            && former.Options.RetainOnDelete == item.Options.RetainOnDelete)
        {
            return [];
        }

        var schema = isObject ? schemas?.Find(item.Tree.Text("apiVersion") ?? "", item.Tree.Text("kind") ?? "") : null;
        var comparer = new TreeComparer(isObject, fromCluster && !KnownKinds.HasDefaults(item.Type), former, item, sides);
        // Only definitions of custom resources carry rules over changes.
        return [
            .. comparer.Compare(former.Tree, item.Tree, Between.Of(former, item), schema is { IsCustom: true } ? schema.Schema : null),
            .. Guards(former, item),
        ];
    }

    /// <summary>What the loss of an item brings about.</summary>
    internal static Consequence? Loss(DiffItem item, Sides sides) => item.Options.RetainOnDelete
        ? new Consequence(Impact.Irreversible, "it stays where it is, and no program manages it any longer")
        : item.Fields.Rule.Lost?.Invoke(new Change(item.Tree, null, item, null, sides)) ?? item.Fields.Rule.Removed;

    private static IEnumerable<FieldDiff> Guards(DiffItem former, DiffItem item)
    {
        if (former.Resource is null || item.Resource is null)
            yield break;

        foreach (var (name, was, willBe) in new[]
        {
            ("protect", former.Options.Protect, item.Options.Protect),
            ("retainOnDelete", former.Options.RetainOnDelete, item.Options.RetainOnDelete),
        })
        {
            if (was != willBe)
            {
                yield return new FieldDiff($"(engine).{name}", was ? "true" : "false", willBe ? "true" : "false")
                {
                    Consequence = was ? new Consequence(Impact.DataAtRisk, "nothing keeps it from being deleted any longer") : null,
                };
            }
        }
    }

    // A file may be unreadable on both sides: each says so by its name.
    private static IEnumerable<Diagnostic> Problems(Inventory side) =>
        side.Problems.Select(problem => problem with { Where = $"{side.Name}: {problem.Where}" });

    // What stands in a file that cannot be read on one side is neither new nor gone.
    private static Inventory Readable(Inventory side, HashSet<string> unread, List<string> notes)
    {
        if (unread.Count == 0)
            return side;

        var kept = side.Manifests.Where(manifest => manifest.At is null || !unread.Contains(manifest.At.File)).ToList();
        if (side.Manifests.Count - kept.Count is > 0 and var left)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{left} {(left == 1 ? "object" : "objects")} of {side.Name} not compared: a file of the same name cannot be read as a whole on both sides"));
        }

        return side with { Manifests = kept };
    }

    private static List<DiffItem> Comparable(Inventory side, List<DiffItem> items, Inventory other, List<DiffItem> others,
        List<string> notes)
    {
        if (other.Origin == InventoryOrigin.Program)
            return side.Origin == InventoryOrigin.Program ? items : items.ConvertAll(BySource);

        var kinds = others.Select(item => item.Kind).Append(DiffItemKind.Manifest).ToHashSet();
        foreach (var (kind, what) in new[]
        {
            (DiffItemKind.Chart, "charts"),
            (DiffItemKind.RemoteManifest, "remote manifests"),
            (DiffItemKind.Cloud, "cloud resources"),
        })
        {
            if (!kinds.Contains(kind) && items.Exists(item => item.Kind == kind))
                notes.Add($"{what} are not compared: {other.Name} does not hold any");
        }

        return [.. items.Where(item => kinds.Contains(item.Kind)).Select(BySource)];
    }

    // A folder does not know what the program calls a remote manifest: its address without the version takes the name's place.
    private static DiffItem BySource(DiffItem item) => item.Kind == DiffItemKind.RemoteManifest
        ? item with { Name = VersionNumber().Replace(Credentials.Masked(item.Tree.Text("source") ?? item.Name), "*") }
        : item;

    // A folder may declare one object for several clusters: each is compared with the one of the same place.
    private static (List<(DiffItem Former, DiffItem Item)> Both, List<DiffItem> Removed, List<DiffItem> Added) Match(List<DiffItem> before,
        List<DiffItem> after, bool isOfFiles)
    {
        var (both, removed, added) = (new List<(DiffItem, DiffItem)>(after.Count), new List<DiffItem>(), new List<DiffItem>());
        var byKey = new Dictionary<(string, string?, string), List<DiffItem>>(before.Count);
        foreach (var item in before)
            byKey.ListOf(item.Key).Add(item);

        foreach (var same in after.GroupBy(item => item.Key))
        {
            if (!byKey.Remove(same.Key, out var former))
            {
                added.AddRange(same);
                continue;
            }

            var open = new List<DiffItem>();
            var isOnly = former.Count == 1 && !same.Skip(1).Any();
            foreach (var item in same)
            {
                var at = isOnly ? 0 : former.FindIndex(other => other.Place == item.Place);
                if (at >= 0)
                {
                    both.Add((former[at], isOnly ? item : item with { IsOneOfSeveral = true }));
                    if (isOfFiles)
                        former.RemoveAt(at);
                }
                else
                {
                    open.Add(item);
                }
            }

            // What stands elsewhere now is the same object still. A cluster has it once.
            foreach (var item in Enumerable.Reverse(open))
            {
                if (former.Count == 0)
                {
                    added.Add(item with { IsOneOfSeveral = true });
                    continue;
                }

                both.Add((former[^1], item with { IsOneOfSeveral = same.Skip(1).Any() }));
                if (isOfFiles)
                    former.RemoveAt(former.Count - 1);
            }

            var places = same.Select(item => item.Place).ToHashSet(StringComparer.Ordinal);
            removed.AddRange(
                former.Where(item => isOfFiles && item.Place is not null && !places.Contains(item.Place))
                    .Select(item => item with { IsOneOfSeveral = true }));
        }

        removed.AddRange(byKey.Values.SelectMany(items => items));
        return (both, removed, added);
    }

    private static int Order(ItemDiff left, ItemDiff right)
    {
        var order = left.Kind.CompareTo(right.Kind);
        order = order != 0 ? order : left.Item.Kind.CompareTo(right.Item.Kind);
        order = order != 0 ? order : string.CompareOrdinal(left.Item.Namespace, right.Item.Namespace);
        order = order != 0 ? order : string.CompareOrdinal(left.Item.Type, right.Item.Type);
        order = order != 0 ? order : string.CompareOrdinal(left.Item.Name, right.Item.Name);
        return order != 0 ? order : string.CompareOrdinal(left.Item.Place, right.Item.Place);
    }

    [GeneratedRegex(@"v?[0-9]+(\.[0-9]+)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionNumber();
}
