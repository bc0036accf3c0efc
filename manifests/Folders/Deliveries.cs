namespace Infra.Manifests;

/// <summary>Reads what objects of Flux and Argo CD say about folders of the repository.</summary>
internal sealed class Deliveries(SourceFiles files)
{
    /// <summary>What a list of objects applies, in their order.</summary>
    public IReadOnlyList<Delivery> In(IReadOnlyList<Manifest> manifests)
    {
        var maps = manifests.Where(manifest => manifest.Id is { Group: Groups.Core, Kind: "ConfigMap" })
            .DistinctBy(manifest => (manifest.Id.Namespace, manifest.Id.Name))
            .ToDictionary(manifest => (manifest.Id.Namespace, manifest.Id.Name), manifest => manifest.Tree.Map("data"));
        var clusters = ApplicationSets.Clusters(manifests);
        MapNode? Map(string? space, string name) => maps.GetValueOrDefault((space, name)) ?? maps.GetValueOrDefault((null, name));
        return
        [
            .. manifests.SelectMany(manifest => (manifest.Id.Group, manifest.Id.Kind) switch
            {
                ("kustomize.toolkit.fluxcd.io", "Kustomization") => Flux(manifest, Map),
                ("helm.toolkit.fluxcd.io", "HelmRelease") => Release(manifest),
                (Groups.Argo, "Application") => ArgoSources.Of(manifest, files, FolderOf),
                (Groups.Argo, "ApplicationSet") =>
                    ApplicationSets.Of(manifest, files, clusters).SelectMany(one => ArgoSources.Of(one, files, FolderOf)),
                _ => [],
            }),
        ];
    }

    /// <summary>
    /// What a path in the repository is called here; null when there is no such folder, or it holds the whole of what is read.
    /// </summary>
    private string? FolderOf(string path)
    {
        if (Path.IsPathRooted(path) && path.Trim('/').Length == 0)
            return null;

        for (var at = files.Repository ?? files.Folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var name = files.NameOf(Path.GetFullPath(Path.Combine(at, path.TrimStart('/'))));
            var isHere = !name.StartsWith("..", StringComparison.Ordinal);
            if (name.Split('/').All(part => part == ".."))
                return null;

            if ((isHere || files.Repository is not null) && files.HasFolder(name) && files.IsInside(name)
                && (name.Length > 0 || path.Trim('.', '/').Length > 0))
            {
                return name;
            }

            if (files.Repository is not null)
                return null;
        }

        return null;
    }

    private IEnumerable<Delivery> Flux(Manifest manifest, Func<string?, string, MapNode?> map)
    {
        var spec = manifest.Tree.Map("spec");
        if (FolderOf(spec?.Text("path") ?? "./") is not { } folder || spec is null)
            yield break;

        yield return new Delivery(manifest, folder)
        {
            Namespace = spec.Text("targetNamespace"),
            Components = [.. spec.Texts("components")],
            Additions = MapNode.Of(
                ("patches", spec.List("patches")),
                ("images", spec.List("images")),
                ("namePrefix", spec.Text("namePrefix")),
                ("nameSuffix", spec.Text("nameSuffix")),
                ("commonAnnotations", spec.MapAt("commonMetadata", "annotations")),
                ("labels", spec.MapAt("commonMetadata", "labels") is { } labels ? new ListNode([MapNode.Of(("pairs", labels))]) : null)),
            Substitution = spec.Map("postBuild") is { } build ? Variables(manifest.Id.Namespace, build, map) : null,
        };
    }

    // Values that stand in the object itself win over those that it takes from elsewhere, and later sources over earlier ones.
    private static Substitution Variables(string? space, MapNode build, Func<string?, string, MapNode?> map)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var isComplete = true;
        foreach (var (source, _) in build.Maps("substituteFrom"))
        {
            if (source.Text("kind") == "ConfigMap" && map(space, source.Text("name") ?? "") is { } data)
                Add(data);
            else
                isComplete = false;
        }

        Add(build.Map("substitute") ?? MapNode.Empty);
        return new Substitution(variables, isComplete);

        void Add(MapNode values)
        {
            foreach (var (key, value) in values.Entries)
                variables[key] = value.ToString() ?? "";
        }
    }

    private IEnumerable<Delivery> Release(Manifest manifest)
    {
        var chart = manifest.Tree.MapAt("spec", "chart", "spec");
        if (chart.TextAt("sourceRef", "kind") is not ("GitRepository" or "Bucket") || chart?.Text("chart") is not { } path
            || FolderOf(path) is not { } folder)
        {
            return [];
        }

        return ChartManifests.In(manifest).Select(release => new Delivery(manifest, folder)
        {
            DefaultNamespace = release.Namespace,
            Release = release,
            ValueFiles = [.. chart.Texts("valuesFiles").Select(FileOf).OfType<string>()],
        });
    }

    private string? FileOf(string path) => FolderOf(RelativePath.FolderOf(path)) is { } folder
        ? RelativePath.Resolve(folder, Path.GetFileName(path)) : null;
}
