using System.Collections.Concurrent;
using System.Text.Json;

namespace Infra.Schemas;

/// <summary>
/// The schemas in the assembly: those of an API server of Kubernetes 1.36, and of the CRDs that the catalogue's versions bring. There is one
/// file for all built-in groups and one for each other group, written by <c>.ci/schemas.cs</c>. A file is opened when a kind of its group is met.
/// </summary>
internal sealed class ShippedSchemas
{
    private const string BuiltIn = "kubernetes";

    private static readonly ConcurrentDictionary<string, Lazy<ShippedSchemas?>> Read = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<(string ApiVersion, string Kind), KindSchema?> _kinds = [];
    private readonly JsonElement _root;
    private readonly SchemaDocument _document;
    private readonly bool _isCustom;

    private ShippedSchemas(Stream file, bool isCustom)
    {
        _root = JsonDocument.Parse(file).RootElement;
        _isCustom = isCustom;
        var definitions = _root.GetProperty("definitions");
        _document = new(name => definitions.TryGetProperty(name, out var found) ? (MapNode)JsonTree.Of(found) : null);
    }

    /// <summary>The metadata of every object.</summary>
    public static Schema Metadata => Of("")!._document.Get("meta/v1 ObjectMeta");

    /// <summary>The API versions of the built-in groups that have a schema.</summary>
    public static IEnumerable<string> BuiltInVersions => Of("")!.ApiVersions;

    /// <summary>The groups of custom resources that have schemas.</summary>
    public static IEnumerable<string> Groups { get; } = [.. typeof(ShippedSchemas).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("schemas/", StringComparison.Ordinal) && name != $"schemas/{BuiltIn}.json")
        .Select(name => name["schemas/".Length..^".json".Length])];

    /// <summary>The kinds of an API version.</summary>
    public static IEnumerable<string> Kinds(string apiVersion) => Of(ObjectId.GroupOf(apiVersion)) is { } group
        && group._root.TryGetProperty(apiVersion, out var kinds) ? kinds.EnumerateObject().Select(kind => kind.Name) : [];

    /// <summary>What is known about a kind, or null.</summary>
    public static KindSchema? Find(string apiVersion, string kind) => Of(ObjectId.GroupOf(apiVersion))?.Get(apiVersion, kind);

    private IEnumerable<string> ApiVersions => _root.EnumerateObject().Select(entry => entry.Name).Where(name => name != "definitions");

    private KindSchema? Get(string apiVersion, string kind) => _kinds.GetOrAdd((apiVersion, kind), static (key, self) =>
    {
        if (!self._root.TryGetProperty(key.ApiVersion, out var kinds) || !kinds.TryGetProperty(key.Kind, out var found))
            return null;

        var schema = self._document.Read((MapNode)JsonTree.Of(found.GetProperty("schema")));
        return new KindSchema(schema, found.GetProperty("namespaced").GetBoolean(), self._isCustom) { IsShipped = true };
    }, this);

    private static ShippedSchemas? Of(string group) => Read.GetOrAdd(
        Manifests.Groups.IsBuiltIn(group) ? BuiltIn : group, static name => new(() => Open(name))).Value;

    private static ShippedSchemas? Open(string name)
    {
        var file = typeof(ShippedSchemas).Assembly.GetManifestResourceStream($"schemas/{name}.json");
        return file is null ? null : new ShippedSchemas(file, name != BuiltIn);
    }
}
