namespace Infra.Catalogue;

/// <summary>What is made out of objects of one kind.</summary>
internal sealed class MadeFacts
{
    private static readonly (string Key, string Kind)[] Lists =
        [("services", "Service"), ("accounts", "ServiceAccount"), ("claims", "PersistentVolumeClaim")];

    private static readonly (string Key, string Kind)[] Maps = [("secrets", "Secret"), ("configMaps", "ConfigMap")];

    private readonly IReadOnlyList<IReadOnlyList<(string Key, NameTemplate Value)>> _pods;
    private readonly IReadOnlyList<FieldPath> _podLabels;
    private readonly IReadOnlyList<(string Kind, NameTemplate Name, IReadOnlySet<string>? Keys)> _objects;
    private readonly NameTemplate? _in;

    public MadeFacts(MapNode entry)
    {
        By = entry.Text("by")!;
        _in = entry.Text("in") is { } space ? new NameTemplate(space) : null;
        _pods =
        [
            .. entry.Maps("pods").Select(labels => (IReadOnlyList<(string, NameTemplate)>)
                [.. labels.Item.Entries.Select(label => (label.Key, new NameTemplate(label.Value.ToString()!)))]),
        ];
        Flows = [.. entry.Maps("flows").Select(flow => new MadeFlow(flow.Item))];
        _podLabels = [.. entry.Texts("podLabels").Select(path => new FieldPath(path))];
        _objects =
        [
            .. Lists.SelectMany(list => entry.Texts(list.Key).Select(name => (list.Kind, new NameTemplate(name), (IReadOnlySet<string>?)null))),
            .. Maps.SelectMany(map => (entry.Map(map.Key)?.Entries ?? []).Select(made => (map.Kind, new NameTemplate(made.Key), Keys(made.Value)))),
        ];
    }

    /// <summary>Who makes it.</summary>
    public string By { get; }

    /// <summary>What has to get through network policies.</summary>
    public IReadOnlyList<MadeFlow> Flows { get; }

    /// <summary>The namespace in which it is made; <c>*</c> for all.</summary>
    public string Space(Manifest of, string space) => _in?.Names(of, space).FirstOrDefault() ?? space;

    /// <summary>The labels of the pods that are made.</summary>
    public IEnumerable<MapNode> Pods(Manifest of, string space)
    {
        foreach (var pods in _pods)
        {
            var labels = _podLabels.SelectMany(path => path.In(of.Tree)).Select(found => found.Value).OfType<MapNode>()
                .SelectMany(map => map.Entries).Select(label => (label.Key, label.Value))
                .Concat(pods.Select(label => (label.Key, (Node)new ScalarNode(label.Value.Names(of, space).FirstOrDefault() ?? ""))))
                .GroupBy(label => label.Item1, StringComparer.Ordinal);
            yield return new MapNode(labels.Select(label => new KeyValuePair<string, Node>(label.Key, label.Last().Item2)));
        }
    }

    /// <summary>The objects that are made, each with its keys where they are known.</summary>
    public IEnumerable<(string Kind, string Name, IReadOnlySet<string>? Keys)> Objects(Manifest of, string space) =>
        _objects.SelectMany(made => made.Name.Names(of, space).Select(name => (made.Kind, name, made.Keys)));

    private static HashSet<string>? Keys(Node keys) => keys is ListNode { Items.Count: > 0 } list
        ? list.Items.Select(key => key.ToString()!).ToHashSet(StringComparer.Ordinal) : null;
}
