using Infra.Manifests;
using Infra.Schemas;
using Infra.Schemas.Cel;
using Infra.Tests.Rules;

namespace Infra.Tests.Schemas.Cel;

/// <summary>Objects against the rules of the shipped schemas, or of a schema that stands in a test.</summary>
internal static class Objects
{
    /// <summary>What breaks, each with its place and message.</summary>
    public static string[] Broken(string yaml) =>
        [.. Yaml.Read(yaml).Manifests.SelectMany(Violations).Select(found => $"{found.Path}: {found.Message}")];

    public static IReadOnlyList<CelViolation> Violations(Manifest manifest) =>
        ShippedSchemas.Find(manifest.ApiVersion, manifest.Id.Kind) is { } kind ? new CelRules().Check(kind.Schema, manifest.Tree) : [];

    /// <summary>The schema that is written in YAML.</summary>
    public static Schema Schema(string yaml) => SchemaDocument.Empty.Read(Tree(yaml));

    public static MapNode Tree(string yaml) =>
        Yaml.Read("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nx:\n" + Indented(yaml)).Manifests[0].Tree.Map("x")!;

    /// <summary>What a schema with one rule says of a value.</summary>
    public static CelViolation? Check(string schema, string value) =>
        new CelRules().Check(Schema(schema), Tree("v:\n" + Indented(value))["v"]!) is [var only] ? only : null;

    private static string Indented(string yaml) => string.Concat(yaml.Split('\n').Select(line => $"  {line}\n"));
}
