namespace Infra.Manifests;

/// <summary>The namespaces that kustomizations give to the objects of files, for reading without building.</summary>
internal static class FileNamespaces
{
    /// <summary>
    /// For each file that a root is built of, the namespace; the outermost kustomization that names one has the last word.
    /// </summary>
    public static Dictionary<string, string> Of(KustomizationTree tree)
    {
        var spaces = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var root in tree.Roots)
            Give(tree, root, null, spaces, []);

        return spaces;
    }

    /// <summary>The objects, each in the namespace of its file.</summary>
    public static IEnumerable<Manifest> Place(IEnumerable<Manifest> manifests, IReadOnlyDictionary<string, string> spaces) =>
        manifests.Select(manifest => manifest.At is { } at
            && spaces.GetValueOrDefault(at.File) is { } space ? In(manifest, space) : manifest);

    /// <summary>An object in a namespace; one that belongs to none as it is.</summary>
    public static Manifest In(Manifest manifest, string space) =>
        Groups.IsClusterScoped(manifest.Id.Group, manifest.Id.Kind)
            ? manifest : manifest with { Id = manifest.Id with { Namespace = space } };

    private static void Give(KustomizationTree tree, string folder, string? outer, Dictionary<string, string> spaces, HashSet<string> seen)
    {
        if (!seen.Add(folder) || tree.At(folder) is not { } kustomization)
            return;

        var space = outer ?? (kustomization.Tree.Text("namespace") is { Length: > 0 } own ? own : null);
        foreach (var entry in kustomization.Entries.Where(entry =>
            entry.Kind is EntryKind.Resource or EntryKind.Component && !entry.IsRemote))
        {
            var target = RelativePath.Resolve(folder, entry.Text);
            if (tree.At(target) is not null)
                Give(tree, target, space, spaces, seen);
            else if (space is not null)
                spaces.TryAdd(target, space);
        }

        seen.Remove(folder);
    }
}
