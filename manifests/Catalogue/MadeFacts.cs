namespace Infra.Catalogue;

/// <summary>What is made out of objects of one kind.</summary>
internal sealed class MadeFacts
{
    private static readonly KeyOfKind[] Lists =
        [new("services", "Service"), new("accounts", "ServiceAccount"), new("claims", "PersistentVolumeClaim")];

    private static readonly KeyOfKind[] Maps = [new("secrets", "Secret"), new("configMaps", "ConfigMap")];

    private readonly IReadOnlyList<IReadOnlyList<PodLabel>> _pods;
    private readonly IReadOnlyList<FieldPath> _podLabels;
    private readonly IReadOnlyList<ObjectFact> _objects;
    private readonly NameTemplate? _in;

    public MadeFacts(MapNode entry)
    {
        By = entry.Text("by")!;
        _in = entry.Text("in") is { } space ? new NameTemplate(space) : null;
        _pods =
        [
            .. entry.Maps("pods").Select(labels => (IReadOnlyList<PodLabel>)
                [.. labels.Item.Entries.Select(label => new PodLabel(label.Key, new NameTemplate(label.Value.ToString()!)))]),
        ];
        Flows = [.. entry.Maps("flows").Select(flow => new MadeFlow(flow.Item))];
        _podLabels = [.. entry.Texts("podLabels").Select(path => new FieldPath(path))];
        _objects =
        [
            .. Lists.SelectMany(list => entry.Texts(list.Key).Select(name => new ObjectFact(list.Kind, new NameTemplate(name), null))),
            .. Maps.SelectMany(map => (entry.Map(map.Key)?.Entries ?? [])
                .Select(made => new ObjectFact(map.Kind, new NameTemplate(made.Key), Keys(made.Value)))),
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
            var labels = new Dictionary<string, Node>(StringComparer.Ordinal);
            foreach (var map in _podLabels.SelectMany(path => path.In(of.Tree)).Select(found => found.Value).OfType<MapNode>())
            {
                foreach (var (key, value) in map.Entries)
                    labels[key] = value;
            }

            foreach (var label in pods)
                labels[label.Key] = new ScalarNode(label.Value.Names(of, space).FirstOrDefault() ?? "");

            yield return new MapNode(labels);
        }
    }

    /// <summary>The objects that are made, each with its keys where they are known.</summary>
    public IEnumerable<MadeObject> Objects(Manifest of, string space) =>
        _objects.SelectMany(made => made.Name.Names(of, space).Select(name => new MadeObject(made.Kind, name, made.Keys)));

    private static HashSet<string>? Keys(Node keys) => keys is ListNode { Items.Count: > 0 } list
        ? list.Items.Select(key => key.ToString()!).ToHashSet(StringComparer.Ordinal) : null;

    private sealed record KeyOfKind(string Key, string Kind);

    private sealed record PodLabel(string Key, NameTemplate Value);

    private sealed record ObjectFact(string Kind, NameTemplate Name, IReadOnlySet<string>? Keys);
}

/// <summary>An object that someone makes.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Its keys; null: not known.</param>
internal sealed record MadeObject(string Kind, string Name, IReadOnlySet<string>? Keys);
