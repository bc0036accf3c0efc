namespace Infra.Manifests;

/// <summary>
/// The patches, replacements and variables of a kustomization that are for objects which are not here, because they would have to be
/// fetched: without the objects kustomize refuses them.
/// </summary>
internal static class LonelyChanges
{
    /// <summary>Their paths.</summary>
    public static IEnumerable<string> In(Kustomization kustomization, KustomizationReach reach, SourceFiles files)
    {
        var here = reach.Resources.SelectMany(files.Documents).SelectMany(ManifestReader.Items).OfType<MapNode>()
            .Select(tree => (tree.Text("kind"), tree.TextAt("metadata", "name"))).ToHashSet();
        foreach (var generator in reach.Kustomizations.SelectMany(k => k.Tree.Maps("configMapGenerator")))
            here.Add(("ConfigMap", generator.Item.Text("name")));

        foreach (var generator in reach.Kustomizations.SelectMany(k => k.Tree.Maps("secretGenerator")))
            here.Add(("Secret", generator.Item.Text("name")));

        bool IsHere(MapNode? target) => target?.Text("kind") is not { } kind || target.Text("name") is not { } name
            || here.Contains((kind, name))
            || here.Any(one => one.Item1 == kind && one.Item2 is { Length: > 0 } known && name.Contains(known, StringComparison.Ordinal));
        bool AreHere(IEnumerable<Node> documents) => documents.OfType<MapNode>().All(tree =>
            IsHere(MapNode.Of(("kind", tree.Text("kind")), ("name", tree.TextAt("metadata", "name")))));

        var old = kustomization.Tree.List("patchesStrategicMerge")?.Items ?? [];
        for (var i = 0; i < old.Count; i++)
        {
            if (!AreHere(Documents(kustomization, old[i], files)))
                yield return NodePath.Of("patchesStrategicMerge", i);
        }

        foreach (var (patch, path) in kustomization.Tree.Maps("patches").Concat(kustomization.Tree.Maps("patchesJson6902")))
        {
            var isHere = patch.Map("target") is { } target
                ? IsHere(target) : AreHere(Documents(kustomization, patch["path"] ?? patch["patch"], files));
            if (!isHere)
                yield return path;
        }

        foreach (var (replacement, path) in kustomization.Tree.Maps("replacements"))
        {
            MapNode[] all = replacement.Text("path") is { } file
                ? [.. Flat(files.Documents(RelativePath.Resolve(kustomization.Folder, file)))] : [replacement];
            if (all.Any(one => !IsHere(one.Map("source")) || one.Maps("targets").Any(target => !IsHere(target.Item.Map("select")))))
                yield return path;
        }

        foreach (var (variable, path) in kustomization.Tree.Maps("vars"))
        {
            if (!IsHere(variable.Map("objref")))
                yield return path;
        }
    }

    private static IReadOnlyList<Node> Documents(Kustomization kustomization, Node? named, SourceFiles files) =>
        (named as ScalarNode)?.Text is not { } text ? []
        : text.Contains('\n', StringComparison.Ordinal) || text.StartsWith('{') || text.StartsWith('[')
            ? new YamlComposer("", YamlDialect.Manifests).Compose(text)
            : files.Documents(RelativePath.Resolve(kustomization.Folder, text));

    private static IEnumerable<MapNode> Flat(IEnumerable<Node> nodes) =>
        nodes.SelectMany(node => node is ListNode list ? list.Items : [node]).OfType<MapNode>();
}
