using System.Collections.Concurrent;

namespace Infra.Schemas;

/// <summary>Schemas that stand together and refer to each other by <c>$ref</c>. Each is read once, when it is first asked for.</summary>
/// <param name="definition">The schema of a name, as it is written; null where there is none.</param>
internal sealed class SchemaDocument(Func<string, MapNode?> definition)
{
    private readonly ConcurrentDictionary<string, Schema> _read = new(StringComparer.Ordinal);

    /// <summary>A document without definitions.</summary>
    public static SchemaDocument Empty { get; } = new(_ => null);

    /// <summary>Whether fields that are not named are taken where nothing is said about them: JSON schemas do that, Kubernetes does not.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The schema of a name.</summary>
    public Schema Get(string name) => _read.GetOrAdd(name, static (name, self) =>
        self.Definition(name) is { } tree ? self.Read(tree, name) : Schema.Anything, this);

    /// <summary>The schema that is written at a place, or the one that it refers to.</summary>
    public Schema Read(MapNode tree, string name = "")
    {
        if (tree.Text("$ref") is not { } reference)
            return new Schema(tree, this, name);

        // What stands beside a reference counts too, such as a default.
        return tree.Count == 1 ? Get(reference)
            : Definition(reference) is { } target
                ? Read(new MapNode(target.Entries.Where(entry => tree[entry.Key] is null).Concat(tree.Entries.Where(entry => entry.Key != "$ref"))), reference)
                : Schema.Anything;
    }

    private MapNode? Definition(string name) => definition(name);
}
