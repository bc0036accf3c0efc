using Infra.Catalogue;
using Infra.Schemas;
using Infra.Schemas.Cel;

namespace Infra.ApiServer;

/// <summary>CustomResourceDefinitions.</summary>
internal static class Definitions
{
    /// <summary>Checks a definition.</summary>
    public static void Check(Field definition)
    {
        var spec = definition["spec"];
        var names = spec["names"];
        if (spec["group"].MustNotBeEmpty() && spec["group"].MustBeSubdomain() && spec["group"].Text is { } group
            && !group.Contains('.', StringComparison.Ordinal))
        {
            spec["group"].Refuse("a domain with a dot, such as example.com", "write the full domain");
        }

        if (names["plural"].Text is { Length: > 0 } plural && spec["group"].Text is { Length: > 0 } domain
            && definition["metadata"]["name"].Text is { } name && name != $"{plural}.{domain}")
        {
            definition["metadata"]["name"].Refuse($"{plural}.{domain}, of spec.names.plural and spec.group", $"write {plural}.{domain}");
        }

        spec["scope"].MustBeOneOf("Namespaced", "Cluster");
        Names(names);
        Versions(spec);
        Conversion(spec["conversion"]);
    }

    private static void Names(Field names)
    {
        foreach (var key in (string[])["plural", "singular"])
        {
            if (!names[key].IsBlank)
                names[key].MustBeLabelOfLetter();
        }

        names["plural"].MustNotBeEmpty();
        names["kind"].MustNotBeEmpty();
        foreach (var key in (string[])["kind", "listKind"])
        {
            if (!names[key].IsBlank && !Formats.IsLabelOfLetter(names[key].Words.ToLowerInvariant()))
                names[key].Refuse("letters and digits, with a letter first", "correct the name");
        }

        if (names["listKind"].Text is { Length: > 0 } list && list == names["kind"].Text)
            names["listKind"].Refuse($"another name than kind, {list}List for example", $"write {list}List");

        foreach (var name in names["shortNames"].Items.Concat(names["categories"].Items))
            name.MustBeLabelOfLetter();
    }

    private static void Versions(Field spec)
    {
        var versions = spec["versions"];
        if (versions is { Value: ListNode, Count: 0 })
            versions.Refuse("one version or more", "write a version");

        var stored = versions.Items.Count(version => version["storage"].IsTrue);
        if (versions.Count > 0 && stored != 1)
        {
            versions.Refuse($"{stored} versions with storage: true", "exactly one version with storage: true",
                "write storage: true in one version");
        }

        if (versions.Count > 0 && !spec["preserveUnknownFields"].IsFalse)
            spec["preserveUnknownFields"].MustNotBeTrue();

        versions.Items.Select(version => version["name"]).MustBeUnique("a name of a version");
        foreach (var version in versions.Items)
        {
            version["name"].MustBeLabelOfLetter();
            var schema = version["schema"]["openAPIV3Schema"];
            if (!schema.IsGiven)
                schema.Refuse("a schema", "write schema.openAPIV3Schema with type: object");
            else if (schema["type"].Text != "object")
                schema["type"].Refuse("object", "write type: object");
            else
                Schema(schema);

            if (schema["properties"]["metadata"]["properties"].Entries
                .FirstOrDefault(one => one.Key is not ("name" or "generateName")) is { } other)
            {
                other.Refuse(other.Key, "name and generateName alone: the server has the rest of metadata itself", $"remove {other.Key}");
            }

            Subresources(version["subresources"]["scale"]);
            foreach (var column in version["additionalPrinterColumns"].Items)
                Column(column);

            foreach (var selectable in version["selectableFields"].Items)
                Selectable(selectable["jsonPath"], schema);
        }
    }

    // A structural schema says the type of everything.
    private static void Schema(Field schema)
    {
        foreach (var property in schema["properties"].Entries)
        {
            if (property.Map is not null)
                Typed(property);
            else if (!property.IsGiven)
                property.Refuse(null, "a schema with a type", "write type");
        }

        if (schema["items"].Map is not null)
            Typed(schema["items"]);

        if (schema["additionalProperties"].IsFalse)
            schema["additionalProperties"].Refuse("a schema, or true", "remove it: fields that are not named are dropped anyway");

        foreach (var part in (Field[])[.. schema["allOf"].Items, .. schema["anyOf"].Items, .. schema["oneOf"].Items, schema["not"]])
            Nested(part, schema["x-kubernetes-int-or-string"].IsTrue);

        ListKeys(schema);

        if (schema["additionalProperties"].Map is not null)
        {
            if (schema["properties"].Count > 0)
                schema["additionalProperties"].MustNotBeGiven("there are properties", "remove one of the two");
            else
                Typed(schema["additionalProperties"]);
        }
    }

    // What stands within allOf, anyOf, oneOf and not says something about values; what they are is said outside.
    private static void Nested(Field part, bool isIntOrString)
    {
        if (!part.IsGiven)
            return;

        foreach (var key in (string[])["title", "description", "default", "nullable", "additionalProperties", "x-kubernetes-list-type",
            "x-kubernetes-preserve-unknown-fields"])
        {
            part[key].MustNotBeGiven("it belongs to the schema around");
        }

        if (!isIntOrString)
            part["type"].MustNotBeGiven("the type belongs to the schema around");

        foreach (var inner in (Field[])[.. part["properties"].Entries, part["items"], .. part["allOf"].Items, .. part["anyOf"].Items,
            .. part["oneOf"].Items,
            part["not"]])
        {
            Nested(inner, isIntOrString: false);
        }
    }

    private static void ListKeys(Field schema)
    {
        if (schema["x-kubernetes-list-type"].Text != "map")
            return;

        if (schema["x-kubernetes-list-map-keys"].Count == 0)
            schema["x-kubernetes-list-map-keys"].Refuse(null, "the fields that tell the items apart", "write x-kubernetes-list-map-keys");

        var item = schema["items"];
        foreach (var key in schema["x-kubernetes-list-map-keys"].Items.Where(_ => item["properties"].IsGiven))
        {
            if (!item["properties"][key.Words].IsGiven)
                key.Refuse("a field of the items", "correct the name");
            else if (!item["required"].Items.Any(name => name.Text == key.Text) && !item["properties"][key.Words]["default"].IsGiven)
                key.Refuse("a field that is required, or has a default", $"write {key.Words} under required of the items");
        }
    }

    private static void Typed(Field schema)
    {
        if (!schema["type"].IsGiven && !schema["x-kubernetes-int-or-string"].IsTrue
            && !schema["x-kubernetes-preserve-unknown-fields"].IsTrue)
        {
            schema["type"].Refuse("a type: string, integer, number, boolean, object or array", "write type");
        }
        else
        {
            schema["type"].MustBeOneOf("string", "integer", "number", "boolean", "object", "array");
        }

        if (schema["type"].Text == "array" && !schema["items"].IsGiven)
            schema["items"].Refuse("the schema of the items", "write items");

        Default(schema);

        if (schema["pattern"].Text is { } pattern && !IsPattern(pattern))
            schema["pattern"].Refuse("a regular expression as RE2 reads it", "correct the expression");

        Schema(schema);
    }

    // A default is a value like any other.
    private static void Default(Field schema)
    {
        if (schema["default"].Value is not { } value)
            return;

        var problems = new List<SchemaProblem>();
        var read = SchemaDocument.Empty.Read(schema.Map!);
        new SchemaWalk(KubernetesReleases.Tested, read, isSecret: false, problems).Field(read, "default", value);
        if (problems.FirstOrDefault() is { } problem)
            schema["default"].Refuse(problem.Expected, problem.Fix);
    }

    // What clients may select by is a single value of the schema.
    private static void Selectable(Field path, Field schema)
    {
        if (path.Text is not { } text)
            return;

        var at = text.TrimStart('.').Split('.').Aggregate(schema, (on, name) => on["properties"][name]);
        if (text[0] != '.' || at["type"].Text is not ("string" or "boolean" or "integer"))
            path.Refuse("the path of a text, a whole number or a boolean of the schema, such as .spec.color", "correct the path");
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            Re2.Compile(pattern);
            return true;
        }
        catch (CelException)
        {
            return false;
        }
    }

    private static void MustNotBeTrue(this Field preserve)
    {
        if (preserve.IsTrue)
            preserve.Refuse("false", "write x-kubernetes-preserve-unknown-fields: true in the schema instead");
    }

    private static void Subresources(Field scale)
    {
        foreach (var (key, start) in ((string, string)[])[("specReplicasPath", ".spec."), ("statusReplicasPath", ".status.")])
        {
            if (scale[key].Text is { } path && !path.StartsWith(start, StringComparison.Ordinal))
                scale[key].Refuse($"a path that begins with {start}", "correct the path");
        }
    }

    private static void Column(Field column)
    {
        column["name"].MustNotBeEmpty();
        column["type"].MustBeOneOf("integer", "number", "string", "boolean", "date");
        if (column["jsonPath"].MustNotBeEmpty() && column["jsonPath"].Text is { } path && path[0] != '.')
            column["jsonPath"].Refuse("a path that begins with a dot", $"write .{path}");
    }

    private static void Conversion(Field conversion)
    {
        conversion["strategy"].MustBeOneOf("None", "Webhook");
        var webhook = conversion["webhook"];
        if (conversion["strategy"].Text is not "Webhook")
        {
            webhook.MustNotBeGiven("the strategy is None");
            return;
        }

        if (conversion.IsGiven && !webhook["clientConfig"].IsGiven)
            webhook["clientConfig"].Refuse("how the webhook is reached", "write webhook.clientConfig");
        else if (webhook["clientConfig"].IsGiven)
            Webhooks.Client(webhook["clientConfig"]);

        if (webhook["conversionReviewVersions"] is { Value: ListNode } versions
            && !versions.Items.Any(one => one.Text is "v1" or "v1beta1"))
        {
            versions.Refuse("v1 among them", "write v1");
        }
    }
}
