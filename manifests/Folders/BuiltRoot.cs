using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>Turns what kustomize built into manifests that know where they were written.</summary>
internal sealed class BuiltRoot
{
    private const string Origin = "config.kubernetes.io/origin";

    private readonly SourceFiles _files;
    private readonly KustomizationReach _reach;
    private readonly Func<string, string> _nameOf;
    private readonly List<PatchLayer> _patches;

    /// <summary>Prepares for the objects of a root.</summary>
    /// <param name="files">The files around.</param>
    /// <param name="reach">What the root is built of.</param>
    /// <param name="nameOf">What a path that kustomize tells is called.</param>
    public BuiltRoot(SourceFiles files, KustomizationReach reach, Func<string, string> nameOf)
    {
        (_files, _reach, _nameOf) = (files, reach, nameOf);
        _patches = [.. reach.Kustomizations.SelectMany(Patches)];
    }

    /// <summary>The manifests of what was built.</summary>
    public IEnumerable<Manifest> Read(IEnumerable<Manifest> built) => built.Select(Read);

    private Manifest Read(Manifest built)
    {
        var annotations = built.Tree.MapAt("metadata", "annotations");
        var origin = annotations?.Text(Origin) is { } text && new YamlComposer("", YamlDialect.Manifests).Compose(text) is [MapNode said]
            ? said : null;
        var tree = origin is null ? built.Tree : Without(built.Tree, annotations!);
        var made = Manifest.From(tree)! with { Root = _reach.Root };
        if (origin?.Text("path") is { } path)
        {
            var file = _nameOf(path);
            return _files.Documents(file) is { Count: > 0 } documents && Source(documents, made) is { } source
                ? Placed(made, file, source)
                : made with { At = new SourceLocation(file, 1, 1) };
        }

        return origin?.Text("configuredIn") is { } configured
            ? Generated(made, _nameOf(configured), origin.TextAt("configuredBy", "kind") ?? "")
            : made with { At = RootLocation() };
    }

    private Manifest Placed(Manifest made, string file, MapNode source)
    {
        var id = Manifest.From(source)?.Id ?? made.Id;
        List<PatchLayer> patches = [.. _patches.Where(patch => patch.IsFor(id) || patch.IsFor(made.Id))];
        var layers = new List<Written> { new(file, source) };
        layers.AddRange(patches.Where(patch => patch.Tree is not null).Select(patch => new Written(patch.File, patch.Tree!)));
        var changes = patches.SelectMany(patch => patch.Operations).Concat(Settings(made))
            .ToLookup(change => change.Pointer, change => change.Written, StringComparer.Ordinal);
        var placed = made with
        {
            Tree = Grafting.Place(made.Tree, layers, changes),
            At = new SourceLocation(file, Math.Max(1, source.Line), Math.Max(1, source.Column)),
        };
        return id.Namespace is null && Groups.IsClusterScoped(id.Group, id.Kind) ? WithoutNamespace(placed) : placed;
    }

    // kustomize gives a namespace to all custom resources; the API server takes it away from those that belong to none.
    private static Manifest WithoutNamespace(Manifest manifest) => manifest with
    {
        Id = manifest.Id with { Namespace = null },
        Tree = manifest.Tree.With("metadata", manifest.Tree.Map("metadata")!.With("namespace", null)),
    };

    // What a generator makes stands at its entry.
    private Manifest Generated(Manifest made, string file, string by)
    {
        var tree = _files.Documents(file) is [MapNode map, ..] ? map : MapNode.Empty;
        var key = by switch
        {
            "ConfigMapGenerator" => "configMapGenerator",
            "SecretGenerator" => "secretGenerator",
            "HelmChartInflationGenerator" => "helmCharts",
            _ => "",
        };
        MapNode? entry = tree.Maps(key).Select(item => item.Item)
            .Where(item => item.Text("name") is { Length: > 0 } name && made.Id.Name.Contains(name, StringComparison.Ordinal))
            .MaxBy(item => item.Text("name")!.Length) ?? tree.Maps(key).Select(item => item.Item).FirstOrDefault();
        Written[] written = [new(file, entry is null ? tree : MapNode.Owning([], entry.Line, entry.Column))];
        return made with
        {
            Tree = Grafting.Place(made.Tree, written, Settings(made)
                .ToLookup(change => change.Pointer, change => change.Written, StringComparer.Ordinal)),
            At = new SourceLocation(file, Math.Max(1, entry?.Line ?? tree.Line), Math.Max(1, entry?.Column ?? tree.Column)),
        };
    }

    private SourceLocation? RootLocation() =>
        _reach.Kustomizations.Count > 0 ? new SourceLocation(_reach.Kustomizations[^1].File, 1, 1) : null;

    private static MapNode Without(MapNode tree, MapNode annotations)
    {
        var left = annotations.With(Origin, null);
        var metadata = tree.Map("metadata")!;
        return tree.With("metadata", metadata.With("annotations", left.Count > 0 ? left : null));
    }

    // Names may have got a prefix, a suffix or another namespace.
    private static MapNode? Source(IReadOnlyList<Node> documents, Manifest made)
    {
        var candidates = documents.SelectMany(ManifestReader.Items).OfType<MapNode>().Where(tree => tree.Text("kind") == made.Id.Kind)
            .ToList();
        string Name(MapNode tree) => tree.TextAt("metadata", "name") ?? "";
        return candidates.Count < 2 ? candidates.FirstOrDefault()
            : candidates.Find(tree => Name(tree) == made.Id.Name && tree.TextAt("metadata", "namespace") == made.Id.Namespace)
                ?? candidates.Find(tree => Name(tree) == made.Id.Name)
                ?? candidates.Where(tree => made.Id.Name.Contains(Name(tree), StringComparison.Ordinal)).MaxBy(tree => Name(tree).Length);
    }

    // What a kustomization sets itself: the namespace, numbers of pods, images.
    private IEnumerable<Change> Settings(Manifest made)
    {
        foreach (var kustomization in _reach.Kustomizations)
        {
            if (kustomization.Tree["namespace"] is ScalarNode space)
                yield return new Change("/metadata/namespace", new Written(kustomization.File, space));

            foreach (var (item, _) in kustomization.Tree.Maps("replicas"))
            {
                if (item["count"] is { } count && item.Text("name") is { } name && made.Id.Name.Contains(name, StringComparison.Ordinal))
                    yield return new Change("/spec/replicas", new Written(kustomization.File, count));
            }

            foreach (var change in Images(kustomization, made))
                yield return change;
        }
    }

    private static IEnumerable<Change> Images(Kustomization kustomization, Manifest made)
    {
        foreach (var (item, _) in kustomization.Tree.Maps("images"))
        {
            if ((item["digest"] ?? item["newTag"] ?? item["newName"]) is not ScalarNode written
                || (item.Text("newName") ?? item.Text("name")) is not { } name)
            {
                continue;
            }

            foreach (var (pointer, image) in ImagesOf(made.Tree, ""))
            {
                if (image.Text?.StartsWith(name, StringComparison.Ordinal) == true
                    && image.Text.EndsWith(written.ToString(), StringComparison.Ordinal))
                {
                    yield return new Change(pointer,
                        new Written(kustomization.File, new ScalarNode(image.Text) { Line = written.Line, Column = written.Column }));
                }
            }
        }
    }

    private static IEnumerable<(string Pointer, ScalarNode Image)> ImagesOf(Node node, string pointer) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => entry is { Key: "image", Value: ScalarNode image }
            ? [($"{pointer}/image", image)] : ImagesOf(entry.Value, $"{pointer}/{entry.Key}")),
        ListNode list => list.Items.SelectMany((item, i) => item is ScalarNode ? []
            : ImagesOf(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"))),
        _ => [],
    };

    private IEnumerable<PatchLayer> Patches(Kustomization kustomization)
    {
        var old = kustomization.Tree.List("patchesStrategicMerge")?.Items ?? [];
        foreach (var item in old.OfType<ScalarNode>())
        {
            foreach (var layer in Layers(kustomization, item, null))
                yield return layer;
        }

        foreach (var (item, _) in kustomization.Tree.Maps("patches").Concat(kustomization.Tree.Maps("patchesJson6902")))
        {
            if ((item["path"] ?? item["patch"]) is not ScalarNode text)
                continue;

            foreach (var layer in Layers(kustomization, text, item.Map("target")))
                yield return layer;
        }
    }

    private IEnumerable<PatchLayer> Layers(Kustomization kustomization, ScalarNode text, MapNode? target)
    {
        if (text.Text is not { } said)
            yield break;

        var isInline = said.Contains('\n', StringComparison.Ordinal) || said.StartsWith('{') || said.StartsWith('[');
        var file = isInline ? kustomization.File : RelativePath.Resolve(kustomization.Folder, said);
        var documents = isInline ? Inline(said, text) : _files.Documents(file);
        foreach (var document in documents)
        {
            switch (document)
            {
                case MapNode tree:
                    yield return new PatchLayer(file, target, tree);
                    break;
                case ListNode list:
                    yield return new PatchLayer(file, target, null)
                    {
                        Operations = [.. list.Items.OfType<MapNode>()
                            .Where(operation => operation.Text("path") is not null && operation["value"] is not null)
                            .Select(operation => new Change(operation.Text("path")!, new Written(file, operation["value"]!)))],
                    };
                    break;
            }
        }
    }

    private static List<Node> Inline(string text, ScalarNode at) =>
        [.. new YamlComposer("", YamlDialect.Manifests).Compose(text).Select(node => At(node, at))];

    // A block begins in the line after its mark; how far it is indented is not known.
    private static Node At(Node node, ScalarNode at) => node switch
    {
        MapNode map => MapNode.Owning(
            [.. map.Entries.Select(entry => new KeyValuePair<string, Node>(entry.Key, At(entry.Value, at)))], LineOf(map, at), at.Column),
        ListNode list => new ListNode([.. list.Items.Select(item => At(item, at))]) { Line = LineOf(list, at), Column = at.Column },
        ScalarNode scalar => new ScalarNode(scalar.Value) { Line = LineOf(scalar, at), Column = at.Column },
        _ => node,
    };

    private static int LineOf(Node node, ScalarNode at) =>
        at.Text!.Contains('\n', StringComparison.Ordinal) ? at.Line + node.Line : at.Line;

    private sealed record Change(string Pointer, Written Written);

    /// <summary>A patch, and what it is for.</summary>
    private sealed record PatchLayer(string File, MapNode? Target, MapNode? Tree)
    {
        public IReadOnlyList<Change> Operations { get; init; } = [];

        public bool IsFor(ObjectId id)
        {
            if (Target is not null)
                return Fits(Target.Text("kind"), id.Kind) && Fits(Target.Text("name"), id.Name);

            return Tree?.Text("kind") == id.Kind && Tree.TextAt("metadata", "name") == id.Name;
        }

        // Selectors are regular expressions that fit as a whole.
        private static bool Fits(string? pattern, string text)
        {
            if (string.IsNullOrEmpty(pattern) || pattern == text)
                return true;

            try
            {
                return Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            }
            catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
            {
                return false;
            }
        }
    }
}
