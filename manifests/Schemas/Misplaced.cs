using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>Finds where a field belongs that stands in the wrong place.</summary>
internal static partial class Misplaced
{
    private const int Deepest = 7;
    private const int MostLookedAt = 2000;

    /// <summary>The place nearest to the root that has a field of a name and is above or below the one where it stands; null when there is none.</summary>
    public static string? Find(Schema root, string key, string from)
    {
        var here = Index().Replace(from, "[]");
        bool IsNear(string place) => place.StartsWith(here, StringComparison.Ordinal) || here.StartsWith(place, StringComparison.Ordinal);
        var seen = new HashSet<Schema>(ReferenceEqualityComparer.Instance);
        var next = new Queue<(Schema Schema, string Path, int Depth)>([(root, "", 0)]);
        while (next.TryDequeue(out var at) && seen.Count < MostLookedAt)
        {
            if (!seen.Add(at.Schema) || at.Depth > Deepest)
                continue;

            if (at.Path.Length > 0 && IsNear(at.Path) && at.Schema.Properties.ContainsKey(key))
                return at.Path;

            foreach (var (name, field) in at.Schema.Properties.Where(field => at.Path.Length > 0 || field.Key != "status"))
                next.Enqueue((field, NodePath.Of(at.Path, name), at.Depth + 1));

            if (at.Schema.Items is { } items)
                next.Enqueue((items, at.Path + "[]", at.Depth));
        }

        return null;
    }

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
