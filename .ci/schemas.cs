#!/usr/bin/env -S dotnet run
// Writes manifests/Schemas/Data: the schemas of a cluster's API, compact.
//   dotnet run .ci/schemas.cs -- FOLDER SINCE
// FOLDER holds the OpenAPI v3 documents of an API server with the CRDs of the catalogue (kubectl get --raw /openapi/v3/apis/apps/v1),
// one file each. A document may name its kinds itself, as {"groupVersion", "kinds": {KIND: {"namespaced", "schema"}}, "schemas"}.
// SINCE says which fields came or went with a release: {"fields": {"core/v1 PodSpec.x": {"since", "gate"}}, "removed": {"core/v1 PodSpec.y": "1.36"}}.
// The difference is for review. Afterwards GOLDEN_UPDATE=1 dotnet test tests/manifests --filter ShippedExpressionTests reads the expressions anew.
#:property PublishAot=false
#:property RunAnalyzers=false

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

const string Reference = "#/components/schemas/";
string[] dropped =
[
    "description", "x-kubernetes-group-version-kind", "x-kubernetes-patch-strategy", "x-kubernetes-patch-merge-key",
    "x-kubernetes-unions", "x-kubernetes-selectable-fields", "title", "example", "externalDocs",
];
var since = JsonNode.Parse(File.ReadAllText(args[1]))!;
var target = Path.Combine(Environment.CurrentDirectory, "manifests", "Schemas", "Data");
Directory.CreateDirectory(target);
var groups = new SortedDictionary<string, SortedDictionary<string, Dictionary<string, (bool Namespaced, JsonNode Schema)>>>(StringComparer.Ordinal);
var shared = new Dictionary<string, JsonNode>();
foreach (var file in Directory.EnumerateFiles(args[0], "*.json").Order(StringComparer.Ordinal))
{
    var document = JsonNode.Parse(File.ReadAllText(file))!;
    var schemas = (document["schemas"] ?? document["components"]!["schemas"]!).AsObject();
    foreach (var (groupVersion, kind, namespaced, name) in Kinds(document, schemas))
    {
        var builtIn = IsBuiltIn(name);
        var group = builtIn ? "kubernetes" : groupVersion.Split('/')[0];
        var versions = groups.TryGetValue(group, out var known) ? known : groups[group] = new(StringComparer.Ordinal);
        var kinds = versions.TryGetValue(groupVersion, out var some) ? some : versions[groupVersion] = [];
        var schema = Clean(schemas[name]!, builtIn, name).AsObject();
        // The same for every kind, and known to the reader.
        foreach (var field in (string[])["apiVersion", "kind", "metadata"])
            (schema["properties"] as JsonObject)?.Remove(field);

        kinds[kind] = (namespaced, schema);
    }

    foreach (var (name, schema) in schemas.Where(schema => IsBuiltIn(schema.Key) || schema.Key.Contains(".apimachinery.", StringComparison.Ordinal)))
        shared[Short(name)] = Clean(schema!, true, name);
}

foreach (var old in Directory.EnumerateFiles(target, "*.json"))
    File.Delete(old);

foreach (var (group, versions) in groups)
{
    var names = new Dictionary<string, string>(StringComparer.Ordinal);
    var definitions = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
    if (group == "kubernetes")
    {
        var roots = versions.Values.SelectMany(kinds => kinds.Values).Select(kind => kind.Schema).ToList();
        var reached = new HashSet<string>(StringComparer.Ordinal) { "meta/v1 ObjectMeta" };
        foreach (var root in roots)
            Reach(root, reached);

        Reach(shared["meta/v1 ObjectMeta"], reached);
        foreach (var name in reached)
            definitions[name] = shared[name];
    }
    else
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var kind in versions.Values.SelectMany(kinds => kinds.Values))
            Count(kind.Schema, counts);

        foreach (var kinds in versions.Values)
        {
            foreach (var (kind, (namespaced, schema)) in kinds.ToList())
                kinds[kind] = (namespaced, Hoist(schema, kind, counts, names, definitions, isRoot: true));
        }
    }

    var text = new StringBuilder("{\n");
    foreach (var (groupVersion, kinds) in versions)
    {
        text.Append($"\"{groupVersion}\": {{\n");
        text.AppendJoin(",\n", kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind =>
            $"\"{kind.Key}\": {{\"namespaced\": {(kind.Value.Namespaced ? "true" : "false")}, \"schema\": {Text(kind.Value.Schema)}}}"));
        text.Append("\n},\n");
    }

    text.Append("\"definitions\": {\n");
    text.AppendJoin(",\n", definitions.Select(definition => $"{Text(JsonValue.Create(definition.Key))}: {Text(definition.Value)}"));
    text.Append("\n}\n}\n");
    File.WriteAllText(Path.Combine(target, group + ".json"), text.ToString());
}

static IEnumerable<(string GroupVersion, string Kind, bool Namespaced, string Schema)> Kinds(JsonNode document, JsonObject schemas)
{
    if (document["kinds"] is JsonObject kinds)
    {
        foreach (var (kind, about) in kinds)
            yield return ((string)document["groupVersion"]!, kind, (bool)about!["namespaced"]!, (string)about["schema"]!);

        yield break;
    }

    foreach (var (path, operations) in document["paths"]!.AsObject())
    {
        // What can be created at a path that does not end in a name is a kind; the others are subresources.
        if (path.Contains("{name}", StringComparison.Ordinal) || operations!["post"]?["x-kubernetes-group-version-kind"] is not { } id)
            continue;

        var (group, version, kind) = ((string)id["group"]!, (string)id["version"]!, (string)id["kind"]!);
        var schema = schemas.First(schema => schema.Value!["properties"]?["metadata"] is not null
            && schema.Value["x-kubernetes-group-version-kind"] is JsonArray ids && ids.Any(one => JsonNode.DeepEquals(one, id)));
        yield return (group.Length == 0 ? version : $"{group}/{version}", kind, path.Contains("{namespace}", StringComparison.Ordinal), schema.Key);
    }
}

static bool IsBuiltIn(string name) => name.StartsWith("io.k8s.api.", StringComparison.Ordinal)
    || name.StartsWith("io.k8s.apiextensions-apiserver.", StringComparison.Ordinal) || name.StartsWith("io.k8s.kube-aggregator.", StringComparison.Ordinal);

// io.k8s.api.core.v1.PodSpec is written core/v1 PodSpec.
static string Short(string name)
{
    var parts = name.Split('.');
    return $"{parts[^3]}/{parts[^2]} {parts[^1]}";
}

JsonNode Clean(JsonNode node, bool builtIn, string? name = null)
{
    var schema = node.AsObject();
    if (schema["$ref"] is { } reference)
        return new JsonObject { ["$ref"] = Short(((string)reference!)[Reference.Length..]) };

    switch (name?.Split('.')[^1])
    {
        case "Quantity":
            return new JsonObject { ["x-kubernetes-int-or-string"] = true, ["format"] = "quantity" };
        case "IntOrString":
            return new JsonObject { ["x-kubernetes-int-or-string"] = true };
        case "RawExtension" or "FieldsV1" or "JSON" or "JSONSchemaPropsOrArray" or "JSONSchemaPropsOrBool" or "JSONSchemaPropsOrStringArray":
            return new JsonObject { ["x-kubernetes-preserve-unknown-fields"] = true };
    }

    var made = new JsonObject();
    foreach (var (key, value) in schema)
    {
        switch (key)
        {
            case var _ when dropped.Contains(key):
            // The zero value of Go, which is there without anyone's doing.
            case "default" when builtIn && (value is JsonObject { Count: 0 } or JsonArray { Count: 0 } || value?.ToJsonString() is "\"\"" or "0" or "false"):
            case "anyOf" when schema["x-kubernetes-int-or-string"] is not null:
            case "allOf" when value!.AsArray() is [JsonObject one] && one["$ref"] is not null:
                break;
            case "properties":
                made[key] = new JsonObject(value!.AsObject().Select(field => KeyValuePair.Create(field.Key, (JsonNode?)Clean(field.Value!, builtIn))));
                break;
            case "allOf" or "anyOf" or "oneOf":
                made[key] = new JsonArray([.. value!.AsArray().Select(part => Clean(part!, builtIn))]);
                break;
            case "items" or "additionalProperties" or "not" when value is JsonObject:
                made[key] = Clean(value, builtIn);
                break;
            default:
                made[key] = value?.DeepClone();
                break;
        }
    }

    if (name is not null && builtIn && made["properties"] is JsonObject properties)
        Mark(Short(name), properties);

    // A reference has no siblings; one that has a default is written with both.
    if (schema["allOf"] is JsonArray { Count: 1 } all && all[0]!["$ref"] is { } target2)
    {
        var only = Short(((string)target2!)[Reference.Length..]);
        return made.Count == 0 ? new JsonObject { ["$ref"] = only } : new JsonObject(made.DeepClone().AsObject().ToList().Select(Free).Prepend(new("$ref", only)));
    }

    return made;
}

static KeyValuePair<string, JsonNode?> Free(KeyValuePair<string, JsonNode?> entry) => new(entry.Key, entry.Value?.DeepClone());

void Mark(string type, JsonObject properties)
{
    foreach (var (field, about) in since["fields"]!.AsObject())
    {
        var end = field.LastIndexOf('.');
        if (field[..end] != type || about!["since"] is not { } first || properties[field[(end + 1)..]] is not JsonObject schema)
            continue;

        schema["x-since"] = first.DeepClone();
        if (about["gate"] is { } gate)
            schema["x-gate"] = gate.DeepClone();
    }

    foreach (var (field, last) in since["removed"]!.AsObject())
    {
        var end = field.LastIndexOf('.');
        if (end < 0 || field[..end] != type || properties.ContainsKey(field[(end + 1)..]))
            continue;

        properties[field[(end + 1)..]] = new JsonObject
        {
            ["x-kubernetes-preserve-unknown-fields"] = true,
            ["x-since"] = since["fields"]![field]?["since"]?.DeepClone(),
            ["x-until"] = last!.DeepClone(),
        };
    }
}

void Reach(JsonNode? node, HashSet<string> reached)
{
    switch (node)
    {
        case JsonObject map:
            if (map["$ref"] is JsonValue reference && reached.Add((string)reference!))
                Reach(shared[(string)reference!], reached);

            foreach (var (_, value) in map)
                Reach(value, reached);

            break;
        case JsonArray list:
            foreach (var item in list)
                Reach(item, reached);

            break;
    }
}

static IEnumerable<(string Name, JsonNode Part)> Parts(JsonObject schema) =>
    (schema["properties"]?.AsObject() ?? []).Select(field => (field.Key, field.Value!))
        .Concat(new[] { "items", "additionalProperties" }.Where(key => schema[key] is JsonObject).Select(key => (key, schema[key]!)));

static void Count(JsonNode schema, Dictionary<string, int> counts)
{
    var text = Text(schema);
    counts[text] = counts.GetValueOrDefault(text) + 1;
    if (counts[text] > 1)
        return;

    foreach (var (_, part) in Parts(schema.AsObject()))
        Count(part, counts);
}

// What repeats becomes a definition, named after the first field that has it.
static JsonObject Hoist(JsonNode node, string name, Dictionary<string, int> counts, Dictionary<string, string> names,
    SortedDictionary<string, JsonNode> definitions, bool isRoot = false)
{
    const int Small = 80;
    var text = Text(node);
    var repeats = !isRoot && text.Length > Small && counts[text] > 1;
    if (repeats && names.TryGetValue(text, out var known))
        return new JsonObject { ["$ref"] = known };

    var free = name;
    for (var i = 2; repeats && !names.TryAdd(text, free) | definitions.ContainsKey(free); i++)
    {
        names.Remove(text);
        free = $"{name} {i}";
    }

    if (repeats)
        definitions[free] = new JsonObject();

    var schema = node.DeepClone().AsObject();
    if (schema["properties"] is JsonObject fields)
    {
        foreach (var (field, part) in fields.ToList())
            fields[field] = Hoist(part!, field, counts, names, definitions);
    }

    foreach (var key in (string[])["items", "additionalProperties"])
    {
        if (schema[key] is JsonObject part)
            schema[key] = Hoist(part, name, counts, names, definitions);
    }

    if (!repeats)
        return schema;

    definitions[free] = schema;
    return new JsonObject { ["$ref"] = free };
}

static string Text(JsonNode? node) => node?.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";
