namespace Infra.Schemas;

/// <summary>The kinds that CustomResourceDefinitions among the objects themselves declare.</summary>
internal sealed class CustomKinds
{
    private readonly Dictionary<(string Group, string Kind), MapNode> _kinds = [];

    /// <summary>Indexes definitions. The first one of a kind counts.</summary>
    public CustomKinds(IEnumerable<Manifest> definitions)
    {
        foreach (var spec in definitions.Where(definition => definition.ApiVersion == "apiextensions.k8s.io/v1").Select(definition => definition.Tree.Map("spec")))
        {
            if (spec?.Text("group") is { } group && spec.TextAt("names", "kind") is { } kind && !Manifests.Groups.IsBuiltIn(group))
                _kinds.TryAdd((group, kind), spec);
        }
    }

    /// <summary>The groups that are declared.</summary>
    public IEnumerable<string> Groups => _kinds.Keys.Select(key => key.Group).Distinct(StringComparer.Ordinal);

    /// <summary>The kinds of a group.</summary>
    public IEnumerable<string> Kinds(string group) => _kinds.Keys.Where(key => key.Group == group).Select(key => key.Kind);

    /// <summary>The versions in which a kind is served, or null where nothing here declares it.</summary>
    public IReadOnlyList<string>? Versions(string group, string kind) => _kinds.TryGetValue((group, kind), out var spec)
        ? [.. spec.Maps("versions").Where(version => !version.Item.IsFalse("served")).Select(version => version.Item.Text("name")).OfType<string>()] : null;

    /// <summary>What is known about a kind, or null where nothing here declares it in this version.</summary>
    public KindSchema? Find(string apiVersion, string kind)
    {
        if (!_kinds.TryGetValue((ObjectId.GroupOf(apiVersion), kind), out var spec))
            return null;

        var version = apiVersion[(apiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var found = spec.Maps("versions").Select(item => item.Item).FirstOrDefault(item => item.Text("name") == version && !item.IsFalse("served"));
        return found is null ? null : new KindSchema(
            found.MapAt("schema", "openAPIV3Schema") is { } schema ? SchemaDocument.Empty.Read(schema) : Schema.Anything, spec.Text("scope") != "Cluster", IsCustom: true);
    }
}
