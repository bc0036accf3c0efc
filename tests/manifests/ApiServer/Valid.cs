using Infra.Manifests;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.ApiServer;

/// <summary>The objects of valid.yaml, which an API server takes as they are, and what is found after one change.</summary>
internal static class Valid
{
    /// <summary>Stands for no value: the field is removed.</summary>
    public const string Nothing = "(nothing)";

    private static readonly IReadOnlyList<IRule> Rules =
        [.. AllRules.List.Where(rule => rule.GetType().Namespace!.EndsWith(".ApiServer", StringComparison.Ordinal))];

    private static readonly Lazy<IReadOnlyList<Manifest>> Read = new(() =>
    {
        using var text = new StreamReader(Path.Combine(Repository.Folder, "tests", "manifests", "ApiServer", "valid.yaml"));
        return InventoryReader.ReadText(text, "valid.yaml").Complete().Manifests;
    });

    /// <summary>The objects.</summary>
    public static IReadOnlyList<Manifest> All => Read.Value;

    /// <summary>The object of a kind and name, <c>Pod web</c>.</summary>
    public static Manifest One(string name) => All.Single(manifest => $"{manifest.Id.Kind} {manifest.Id.Name}" == name);

    /// <summary>What is found in objects.</summary>
    public static IReadOnlyList<Finding> Findings(IReadOnlyList<Manifest> manifests, string kubernetes = "1.36") =>
        Checker.Check(new Inventory { Name = "test", Manifests = manifests },
            new CheckOptions { Rules = Rules, Kubernetes = kubernetes }).Findings;

    /// <summary>What is found in an object after one change.</summary>
    /// <param name="name">The object.</param>
    /// <param name="path">The field to change; the index after the last adds an item.</param>
    /// <param name="value">Its new value as YAML.</param>
    /// <param name="kubernetes">The version of the server.</param>
    public static IReadOnlyList<Finding> After(string name, string path, string value, string kubernetes = "1.36")
    {
        var manifest = One(name);
        var tree = (MapNode)Changed(manifest.Tree, Steps(path), 0, value == Nothing ? null : Node(value))!;
        return Findings([manifest with { Tree = tree }], kubernetes);
    }

    private static Node Node(string yaml) => Infra.Tests.Rules.Yaml
        .Read($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: x}}\nvalue: {yaml}\n").Manifests.Single().Tree["value"]!;

    private static string[] Steps(string path) =>
        path.Replace("[", ".[", StringComparison.Ordinal).Split('.').Select(step => step.Replace('~', '.')).ToArray();

    private static Node? Changed(Node? node, string[] steps, int at, Node? value)
    {
        if (at == steps.Length)
            return value;

        if (!steps[at].StartsWith('['))
            return ((MapNode?)node ?? MapNode.Empty).With(steps[at], Changed((node as MapNode)?[steps[at]], steps, at + 1, value));

        var index = int.Parse(steps[at].AsSpan(1, steps[at].Length - 2), System.Globalization.CultureInfo.InvariantCulture);
        var items = ((ListNode)node!).Items.ToList();
        var changed = Changed(index < items.Count ? items[index] : null, steps, at + 1, value);
        if (index < items.Count)
            items.RemoveAt(index);

        if (changed is not null)
            items.Insert(index, changed);

        return new ListNode(items);
    }
}
