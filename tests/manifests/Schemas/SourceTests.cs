using Infra.Diagnostics;
using Infra.Rules;
using Infra.Tests.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Schemas;

/// <summary>Where schemas come from: CustomResourceDefinitions among the objects, folders that are given, and the assembly.</summary>
public sealed class SourceTests : IDisposable
{
    private const string Definition = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: lamps.example.com}
        spec:
          group: example.com
          scope: Cluster
          names: {kind: Lamp, plural: lamps}
          versions:
            - name: v1alpha1
              served: false
              storage: false
              schema: {openAPIV3Schema: {type: object}}
            - name: v1
              served: true
              storage: true
              schema:
                openAPIV3Schema:
                  type: object
                  properties:
                    spec:
                      type: object
                      required: [colour]
                      properties:
                        colour: {type: string, enum: [red, green]}
                        size: {type: integer, default: 3, minimum: 1}
                        level: {type: integer, nullable: true}
                        raw: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {a: {type: string}}}
                        pod: {type: object, x-kubernetes-embedded-resource: true, properties: {spec: {type: object}}}
                        rows: {type: array, x-kubernetes-preserve-unknown-fields: true, items: {type: object}}
                        tags: {type: array, items: {type: string}, x-kubernetes-list-type: set}
                        parts: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: {type: object, required: [name], properties: {name: {type: string}}}}
                      x-kubernetes-validations: [{rule: "self.size < 10 || self.colour == 'red'", message: only red lamps are large}]
        """;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("colour: red", "")]
    [InlineData("colour: red, size: null, level: null", "")]
    [InlineData("colour: red, raw: {b: [1]}, rows: [{c: d}], pod: {apiVersion: v1, kind: Pod, metadata: {name: a}}", "")]
    [InlineData("size: 4", "A02 Lamp a spec.colour: ")]
    [InlineData("colour: blue", "A03 Lamp a spec.colour: blue")]
    [InlineData("colour: red, raw: {a: 1}", "A01 Lamp a spec.raw.a: 1, a number")]
    [InlineData("colour: red, pod: {c: d}", "R38 Lamp a spec.pod.c: c")]
    [InlineData("colour: red, color: red", "R38 Lamp a spec.color: color")]
    [InlineData("colour: red, tags: [a, b, a]", "A04 Lamp a spec.tags[2]: a")]
    [InlineData("colour: red, parts: [{name: a}, {name: a}]", "A04 Lamp a spec.parts[1]: a")]
    [InlineData("colour: red, tags: [null]", "A01 Lamp a spec.tags[0]: nothing")]
    [InlineData("colour: green, size: 20", "A07 Lamp a spec: a map")]
    public void A_definition_among_the_objects_is_used_for_its_kind(string spec, string found) => Assert.Equal(
        found,
        string.Join('\n',
            Refusals.Of($"{Definition}\n---\n{{apiVersion: example.com/v1, kind: Lamp, metadata: {{name: a}}, spec: {{{spec}}}}}\n")));

    [Fact]
    public void A_version_that_the_definition_does_not_serve_is_an_error() => Assert.Equal(
        ["A06 Lamp a apiVersion: example.com/v1alpha1"],
        Refusals.Of($"{Definition}\n---\n{{apiVersion: example.com/v1alpha1, kind: Lamp, metadata: {{name: a}}}}\n"));

    [Fact]
    public void A_definition_of_the_context_counts_too() => Assert.Equal(
        ["A02 Lamp a spec.colour: "],
        Refusals.Of(Yaml.Read("{apiVersion: example.com/v1, kind: Lamp, metadata: {name: a}, spec: {}}"),
            new() { Context = [Yaml.Read(Definition)] }));

    [Fact]
    public void A_definition_wins_over_the_schema_that_is_shipped() => Assert.Empty(Refusals.Of("""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: certificates.cert-manager.io}
        spec:
          group: cert-manager.io
          scope: Namespaced
          names: {kind: Certificate, plural: certificates}
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {future: {type: boolean}}}}}}
        ---
        {apiVersion: cert-manager.io/v1, kind: Certificate, metadata: {name: a, namespace: team}, spec: {future: true}}
        """));

    [Fact]
    public void A_folder_of_definitions_is_used()
    {
        _folder.Write("crds/lamp.yaml", Definition);

        Assert.Equal(["A02 Lamp a spec.colour: "], WithFolder("{apiVersion: example.com/v1, kind: Lamp, metadata: {name: a}, spec: {}}"));
    }

    [Theory]
    [InlineData("lamp-example-v1.json")]
    [InlineData("Lamp_v1.json")]
    [InlineData("example.com/lamp_v1.json")]
    [InlineData("lamp-example.com-v1.json")]
    [InlineData("master-standalone-strict/lamp-example-v1.json")]
    public void A_JSON_schema_is_found_by_the_names_that_kubeconform_looks_for(string file)
    {
        _folder.Write(file, """
            {"type": "object", "additionalProperties": false, "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"},
             "metadata": {"type": "object"}, "spec": {"type": "object", "required": ["colour"], "properties": {"colour": {"type": ["string", "null"]}, "any": {}}}}}
            """);

        Assert.Equal(["A02 Lamp a spec.colour: "],
            WithFolder("{apiVersion: example.com/v1, kind: Lamp, metadata: {name: a}, spec: {unknown: is taken}}"));
        Assert.Equal(["R38 Lamp a spek: spek"], WithFolder("{apiVersion: example.com/v1, kind: Lamp, metadata: {name: a}, spek: {}}"));
    }

    [Fact]
    public void References_between_JSON_schemas_are_followed()
    {
        _folder.Write("lamp-example-v1.json",
            """{"type": "object", "properties": {"spec": {"$ref": "_definitions.json#/definitions/example.Spec"}, "more": {"$ref": "#/definitions/size"}}, "definitions": {"size": {"type": "integer"}}}""");
        _folder.Write("_definitions.json",
            """{"definitions": {"example.Spec": {"properties": {"size": {"oneOf": [{"type": "string"}, {"type": "integer"}]}, "next": {"$ref": "#/definitions/example.Spec"}}}}}""");

        Assert.Equal(
            ["A01 Lamp a more: \"1\", a string", "A03 Lamp a spec.next.size: none of them"],
            WithFolder("{apiVersion: example.com/v1, kind: Lamp, metadata: {name: a}, spec: {size: 1, next: {size: [1]}}, more: '1'}"));
    }

    [Fact]
    public void A_folder_that_is_not_there_and_a_schema_that_is_none_are_refused()
    {
        Assert.Equal("INF0307",
            Assert.Throws<RefusedException>(() =>
                WithFolder("{apiVersion: v1, kind: Pod, metadata: {name: a}}", "gone")).Diagnostics[0].Code.Id);

        _folder.Write("lamp-example-v1.json", "{");
        Assert.EndsWith("lamp-example-v1.json", Assert.Throws<RefusedException>(
            () => WithFolder("{apiVersion: example.com/v1, kind: Lamp, metadata: {name: a}}")).Diagnostics[0].Where,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string[] WithFolder(string yaml, string folder = "") =>
        Refusals.Of(Yaml.Read(yaml), new CheckOptions { Schemas = [Path.Combine(_folder.Folder, folder)] });
}
