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
        var rules = new CelCheck();
        Parallel.For(0, objects.Length, i =>
        {
            var (manifest, kind) = objects[i];
            problems[i] = Check(manifest, kind, version);
            if (kind is { IsCustom: true })
                rules.Run(manifest, kind.Schema, problems[i]);
        });
        return objects.Zip(problems).SelectMany(pair => pair.Second.Concat(rules.Of(pair.First.Manifest)).Select(problem => (On: pair.First.Manifest, Problem: problem)))
            .ToLookup(found => found.Problem.Kind);
    }

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
