using Infra.Catalogue;
using Infra.Rules;
using Infra.Schemas.Cel;

namespace Infra.Schemas;

/// <summary>Holds every object of a check against what is known about its kind.</summary>
internal static class SchemaCheck
{
    /// <summary>What is wrong, by what it is.</summary>
    public static ILookup<ProblemKind, (Manifest On, SchemaProblem Problem)> Of(ManifestSet set)
    {
        var version = KubernetesVersion.Parse(set.Options.Kubernetes) ?? KubernetesReleases.Tested;
        var objects = set.All.Where(manifest => set.IsOwn(manifest) && !ToolFiles.Reads(manifest.ApiVersion, manifest.Id.Kind))
            .Select(manifest => (Manifest: manifest, Kind: set.Schemas.Find(manifest.ApiVersion, manifest.Id.Kind))).ToArray();
        var problems = new List<SchemaProblem>[objects.Length];
        var rules = new CelRules();
        Parallel.For(0, objects.Length, i =>
        {
            problems[i] = Check(objects[i].Manifest, objects[i].Kind, version);
            if (objects[i].Kind is { IsCustom: true } kind && !problems[i].Exists(StopsRules))
                problems[i].AddRange(Broken(rules, kind.Schema, objects[i].Manifest.Tree));
        });
        return objects.Zip(problems).SelectMany(pair => pair.Second.Select(problem => (On: pair.First.Manifest, Problem: problem)))
            .ToLookup(found => found.Problem.Kind);
    }

    // The server runs no rules over values of the wrong shape.
    private static bool StopsRules(SchemaProblem problem) => problem.Kind is ProblemKind.Type or ProblemKind.Required or ProblemKind.Value;

    private static IEnumerable<SchemaProblem> Broken(CelRules rules, Schema schema, MapNode tree) => rules
        .Check(schema, SchemaDefaults.Defaulted(schema, tree))
        .Select(broken => new SchemaProblem(ProblemKind.Rule, broken.Path, broken.Actual ?? Shape(NodePath.Nearest(tree, broken.Path)), broken.Message,
            "change it so that the rule holds"));

    private static string Shape(Node value) => value switch { MapNode => "a map", ListNode => "a list", _ => "a value" };

    private static List<SchemaProblem> Check(Manifest manifest, KindSchema? kind, KubernetesVersion version)
    {
        var problems = new List<SchemaProblem>();
        var isSecret = manifest.Id is { Group: Groups.Core, Kind: "Secret" };
        var schema = kind?.Schema ?? Schema.Anything;
        var walk = new SchemaWalk(version, schema, isSecret, problems);
        walk.Field(ShippedSchemas.Metadata, "metadata", manifest.Tree["metadata"] ?? ScalarNode.Null);
        walk.Object(schema, manifest.Tree);
        ObjectNames.Check(manifest, kind?.IsNamespaced, version, problems);
        return problems;
    }
}
