namespace Infra.Manifests;

/// <summary>
/// Files of one folder that stand beside a kustomization, or beside files that one lists, and that none lists themselves.
/// </summary>
/// <param name="On">The first of them.</param>
/// <param name="Names">All of them.</param>
internal sealed record UnlistedFiles(Manifest On, IReadOnlyList<string> Names)
{
    /// <summary>Finds them among objects that no kustomization lists.</summary>
    public static IReadOnlyList<UnlistedFiles> Of(FolderContent folder, IEnumerable<Manifest> loose) =>
    [
        .. loose.Select(manifest => manifest.At!.File).Where(file => IsBesideListed(folder, file)).Distinct(StringComparer.Ordinal)
            .GroupBy(RelativePath.FolderOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of([.. group.Order(StringComparer.Ordinal)])),
    ];

    /// <summary>
    /// Whether a file is left out by mistake: a kustomization stands beside it, or lists its neighbours, or it is one of its patches.
    /// </summary>
    public static bool IsBesideListed(FolderContent folder, string file) =>
        RelativePath.FolderOf(file) is var own
            && (folder.Kustomizations.At(own) is not null || folder.Kustomizations.ListedFolders.Contains(own)
            || (Path.GetFileName(own) == "patches" && folder.Kustomizations.At(RelativePath.FolderOf(own)) is not null));

    /// <summary>Without some of them; null when none is left.</summary>
    public UnlistedFiles? Without(IReadOnlySet<string> files) =>
        Names.Where(name => !files.Contains(name)).ToArray() is { Length: > 0 } left ? Of(left) : null;

    private static UnlistedFiles Of(string[] names) =>
        new(new Manifest(new ObjectId("", "", null, names[0]), "", MapNode.Empty) { At = new SourceLocation(names[0], 1, 1) }, names);
}
