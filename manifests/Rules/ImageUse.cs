namespace Infra.Rules;

/// <summary>An image that is named somewhere: in a container, in an object of another kind, or in a chart's values.</summary>
internal sealed record ImageUse(Manifest On, string Path, string Reference)
{
    /// <summary>Whether a kustomization replaces it, or ko builds it of source code, so that it is only a name.</summary>
    public bool IsPlaceholder { get; init; }

    /// <summary>The image without tag and digest, with its registry: <c>docker.io/library/redis</c>.</summary>
    public string Repository { get; } = FullName(Split(Reference).Name);

    /// <summary>The tag; null when there is none.</summary>
    public string? Tag { get; } = Split(Reference).Tag;

    /// <summary>Whether a digest pins it.</summary>
    public bool HasDigest { get; } = Reference.Contains("@sha256:", StringComparison.Ordinal);

    internal static IEnumerable<ImageUse> In(ManifestSet set)
    {
        var replaced = set.Files.SelectMany(file => file.Tree.Maps("images")).Select(image => image.Item.Text("name")).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var found = new List<ImageUse>();
        foreach (var container in set.Workloads.SelectMany(workload => workload.Containers))
        {
            if (container.Image is { } image)
                found.Add(new ImageUse(container.Workload.Manifest, container.Path + ".image", image));
        }

        foreach (var manifest in set.All.Where(m => !Groups.IsBuiltIn(m.Id.Group) && m.Id.Group != Groups.Kustomize))
        {
            NodePath.Walk(manifest.Tree, "", (path, key, value) =>
            {
                if (key is "container" or "imageName" || IsContainer(path))
                {
                    var (at, text) = value is MapNode map ? (path + ".image", map.Text("image")) : (path, (value as ScalarNode)?.Text);
                    if (text is { Length: > 0 } && (key is "container" or "imageName" or "image"))
                        found.Add(new ImageUse(manifest, at, text));
                }
            });
        }

        foreach (var chart in set.Charts)
            AddValues(chart.On, chart.Values, chart.ValuesPath, found);

        foreach (var file in set.Files)
            AddValues(file, file.Tree, "", found);

        return found.ConvertAll(image => replaced.Contains(Split(image.Reference).Name) || IsBuilt(image.Reference)
            ? image with { IsPlaceholder = true } : image);
    }

    private static bool IsBuilt(string reference) => reference.StartsWith("ko://", StringComparison.Ordinal);

    private static bool IsContainer(string path) => path.EndsWith("].image", StringComparison.Ordinal)
        && (path.Contains("containers[", StringComparison.Ordinal) || path.Contains("Containers[", StringComparison.Ordinal)
            || path.Contains("initContainers[", StringComparison.Ordinal));

    // Charts write an image as a map of registry, repository and tag; kustomizations as name, newName and newTag.
    private static void AddValues(Manifest on, MapNode values, string path, List<ImageUse> found)
    {
        void Take(string at, MapNode map)
        {
            var tag = map["tag"] is ScalarNode { Value: not null } given && given.ToString() is { Length: > 0 } text ? text : null;
            if (map.Text("repository") is { Length: > 0 } repository && tag is not null
                && !repository.Contains("://", StringComparison.Ordinal))
            {
                var registry = map.Text("registry") is { Length: > 0 } host ? host + "/" : "";
                found.Add(new ImageUse(on, at + ".tag", $"{registry}{repository}:{tag}"));
            }
            else if (map.Text("name") is { } name && map["newTag"]?.ToString() is { Length: > 0 } newTag)
            {
                found.Add(new ImageUse(on, at + ".newTag", $"{map.Text("newName") ?? Split(name).Name}:{newTag}"));
            }
        }

        NodePath.Walk(values, path, (at, _, value) =>
        {
            switch (value)
            {
                case MapNode map:
                    Take(at, map);
                    break;
                case ListNode list:
                    for (var i = 0; i < list.Items.Count; i++)
                    {
                        if (list.Items[i] is MapNode item)
                            Take(NodePath.Of(at, i), item);
                    }

                    break;
            }
        });
    }

    private static (string Name, string? Tag) Split(string reference)
    {
        var name = reference.Split('@')[0];
        var colon = name.IndexOf(':', Math.Max(0, name.LastIndexOf('/')));
        return colon < 0 ? (name, null) : (name[..colon], name[(colon + 1)..]);
    }

    private static string FullName(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return "docker.io/library/" + name;

        var host = name[..slash];
        return host.Contains('.', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal) || host == "localhost" ? name
            : "docker.io/" + name;
    }
}
