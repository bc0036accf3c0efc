namespace Infra.Schemas;

/// <summary>
/// The schemas of a check: those that its own CustomResourceDefinitions carry, those of folders that the user gave, and those in the
/// assembly, in this order.
/// </summary>
internal sealed class SchemaSet(IEnumerable<Manifest> definitions, IEnumerable<SchemaFolder> folders)
{
    private readonly Dictionary<(string ApiVersion, string Kind), KindSchema?> _found = [];
    private readonly List<SchemaFolder> _folders = [.. folders];
    private readonly CustomKinds _custom = new(definitions);

    /// <summary>What is known about a kind, or null. Not to be called by several threads.</summary>
    public KindSchema? Find(string apiVersion, string kind)
    {
        if (!_found.TryGetValue((apiVersion, kind), out var found))
            _found[(apiVersion, kind)] = found = Look(apiVersion, kind);

        return found;
    }

    /// <summary>The versions in which the definition of a kind serves it, or null where no definition is among the objects.</summary>
    public IReadOnlyList<string>? Served(string group, string kind) => _custom.Versions(group, kind);

    /// <summary>The kinds of an API version that have a schema, and those that the definitions of its group declare.</summary>
    public IEnumerable<string> Kinds(string apiVersion) => ShippedSchemas.Kinds(apiVersion).Concat(_custom.Kinds(ObjectId.GroupOf(apiVersion)));

    // A definition among the objects is the one that the cluster gets: what it does not serve is not there.
    private KindSchema? Look(string apiVersion, string kind) => Served(ObjectId.GroupOf(apiVersion), kind) is not null
        ? _custom.Find(apiVersion, kind)
        : _folders.Select(folder => folder.Find(apiVersion, kind)).FirstOrDefault(found => found is not null) ?? ShippedSchemas.Find(apiVersion, kind);
}
