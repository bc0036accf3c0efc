namespace Infra.Manifests;

/// <summary>Reads the sources of an Argo CD Application that are folders of the repository.</summary>
internal static class ArgoSources
{
    /// <summary>The folders that an Application applies.</summary>
    /// <param name="application">The Application.</param>
    /// <param name="files">The files around it.</param>
    /// <param name="folderOf">What a path in the repository is called here.</param>
    public static IEnumerable<Delivery> Of(Manifest application, SourceFiles files, Func<string, string?> folderOf)
    {
        var spec = application.Tree.Map("spec");
        var space = spec.TextAt("destination", "namespace");
        var sources = spec.Maps("sources", "spec").Select(source => source.Item).Concat(spec?.Map("source") is { } one ? [one] : []);
        foreach (var source in sources)
        {
            if (source.Text("path") is not { Length: > 0 } path || folderOf(path) is not { } folder)
                continue;

            var delivery = new Delivery(application, folder)
            {
                DefaultNamespace = space,
                IsRecursive = source.Map("directory").IsTrue("recurse"),
            };
            yield return files.HasFile(RelativePath.Resolve(folder, "Chart.yaml"))
                ? delivery with { Release = Release(application, source, space), ValueFiles = [.. ValueFiles(source, folder, folderOf)] }
                : delivery with
                {
                    Additions = Additions(source.Map("kustomize")),
                    Namespace = source.Map("kustomize")?.Text("namespace"),
                    Components = [.. source.Map("kustomize").Texts("components")],
                };
        }
    }

    private static ChartRelease Release(Manifest application, MapNode source, string? space) =>
        ChartManifests.Source(application, source, "spec.source") with { Namespace = space };

    private static IEnumerable<string> ValueFiles(MapNode source, string folder, Func<string, string?> folderOf)
    {
        foreach (var file in source.Map("helm").Texts("valueFiles"))
        {
            // $values/path means a path in the repository that a further source names.
            if (!file.StartsWith('$'))
            {
                yield return RelativePath.Resolve(folder, file);
            }
            else if (file.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
                && folderOf(RelativePath.FolderOf(file[(slash + 1)..]) is { Length: > 0 } named ? named : ".") is { } place)
            {
                yield return RelativePath.Resolve(place, Path.GetFileName(file));
            }
        }
    }

    // Argo CD writes an image as name=newName:tag, or as newName:tag alone.
    private static MapNode Additions(MapNode? kustomize) => kustomize is null ? MapNode.Empty : MapNode.Of(
        ("namePrefix", kustomize.Text("namePrefix")),
        ("nameSuffix", kustomize.Text("nameSuffix")),
        ("images", kustomize.List("images") is null ? null : new ListNode([.. kustomize.Texts("images").Select(Image)])),
        ("replicas", kustomize.List("replicas")),
        ("patches", kustomize.List("patches")),
        ("commonAnnotations", kustomize.Map("commonAnnotations")),
        ("labels", kustomize.Map("commonLabels") is { } labels
            ? new ListNode([MapNode.Of(("pairs", labels), ("includeSelectors", !kustomize.IsTrue("labelWithoutSelector")))]) : null));

    private static MapNode Image(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var image = text[(equals + 1)..];
        var at = image.IndexOf('@', StringComparison.Ordinal);
        var colon = at < 0 ? image.IndexOf(':', Math.Max(0, image.LastIndexOf('/'))) : -1;
        var end = at >= 0 ? at : colon >= 0 ? colon : image.Length;
        return MapNode.Of(
            ("name", equals < 0 ? image[..end] : text[..equals]),
            ("newName", image[..end]),
            ("newTag", colon < 0 ? null : image[(colon + 1)..]),
            ("digest", at < 0 ? null : image[(at + 1)..]));
    }
}
