namespace Infra.Schemas;

/// <summary>The kinds that CustomResourceDefinitions among the objects themselves declare.</summary>
internal sealed class CustomKinds
{
    private readonly Dictionary<(string Group, string Kind), MapNode> _kinds = [];

    /// <summary>Indexes definitions. The first one of a kind counts.</summary>
    public CustomKinds(IEnumerable<Manifest> definitions)
    {
        foreach (var definition in definitions.Where(definition => definition.ApiVersion == "apiextensions.k8s.io/v1"))
        {
            if (definition.Tree.Map("spec") is { } spec && spec.Text("group") is { } group && spec.TextAt("names", "kind") is { } kind
                && !Manifests.Groups.IsBuiltIn(group))
            {
                _kinds.TryAdd((group, kind), spec);
            }
        }
    }

    /// <summary>The groups that are declared.</summary>
    public IEnumerable<string> Groups => _kinds.Keys.Select(key => key.Group).Distinct(StringComparer.Ordinal);

    /// <summary>The kinds of a group.</summary>
    public IEnumerable<string> Kinds(string group) => _kinds.Keys.Where(key => key.Group == group).Select(key => key.Kind);

    /// <summary>The versions in which a kind is served, or null where nothing here declares it.</summary>
    public IReadOnlyList<string>? Versions(string group, string kind) => _kinds.TryGetValue((group, kind), out var spec)
        ? [.. Served(spec).Select(version => version.Text("name")).OfType<string>()] : null;

    /// <summary>What is known about a kind, or null where nothing here declares it in this version.</summary>
    public KindSchema? Find(string apiVersion, string kind)
    {
        if (!_kinds.TryGetValue((ObjectId.GroupOf(apiVersion), kind), out var spec))
            return null;

        var version = apiVersion[(apiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (Served(spec).FirstOrDefault(one => one.Text("name") == version) is not { } found)
            return null;

        var schema = found.MapAt("schema", "openAPIV3Schema") is { } tree ? SchemaDocument.Empty.Read(tree) : Schema.Anything;
        return new KindSchema(schema, spec.Text("scope") != "Cluster", IsCustom: true);
    }

    private static IEnumerable<MapNode> Served(MapNode spec) =>
        spec.Maps("versions").Select(version => version.Item).Where(version => !version.IsFalse("served"));
}
