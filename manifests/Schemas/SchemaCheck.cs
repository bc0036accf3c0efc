using Infra.Catalogue;
using Infra.Rules;
using Infra.Schemas.Cel;

namespace Infra.Schemas;

/// <summary>Holds every object of a check against what is known about its kind.</summary>
internal static class SchemaCheck
{
    // What the Gateway API 1.5 and 1.6 have in their experimental channel only.
    private static readonly HashSet<string> ExperimentalFields = new(StringComparer.Ordinal)
    {
        "defaultScope", "externalAuth", "ExternalAuth", "retry", "sessionPersistence", "useDefaultGateways",
    };

    private static readonly HashSet<string> NoFields = [];

    /// <summary>What is wrong, by what it is.</summary>
    public static ILookup<ProblemKind, Refused> Of(ManifestSet set)
    {
        var version = KubernetesVersion.Parse(set.Options.Kubernetes) ?? KubernetesReleases.Tested;
        var objects = set.All.Where(manifest => set.IsOwn(manifest) && !ToolFiles.Reads(manifest.ApiVersion, manifest.Id.Kind))
            .Select(manifest => new Known(manifest, set.Schemas.Find(manifest.ApiVersion, manifest.Id.Kind))).ToArray();
        var problems = new List<SchemaProblem>[objects.Length];
        var rules = new CelCheck();
        Parallel.For(0, objects.Length, i => problems[i] = Check(objects[i].Manifest, objects[i].Kind, version, rules));
        return objects.SelectMany((one, i) =>
            problems[i].Concat(rules.Of(one.Manifest)).Select(problem => new Refused(one.Manifest, problem)))
            .ToLookup(found => found.Problem.Kind);
    }

    private static List<SchemaProblem> Check(Manifest manifest, KindSchema? kind, KubernetesVersion version, CelCheck rules)
    {
        var problems = new List<SchemaProblem>();
        var isSecret = manifest.Id is { Group: Groups.Core, Kind: "Secret" };
        var schema = kind?.Schema ?? Schema.Anything;
        // The server fills in the defaults of a custom resource before it looks at it.
        var tree = kind is { IsCustom: true } ? (MapNode)SchemaDefaults.Defaulted(schema, manifest.Tree) : manifest.Tree;
        var walk = new SchemaWalk(version, schema, isSecret, problems)
        {
            IsBuiltIn = kind is { IsCustom: false },
            Experimental = kind is { IsShipped: true } && manifest.Id.Group == Groups.Gateway ? ExperimentalFields : NoFields,
        };
        walk.Field(ShippedSchemas.Metadata, "metadata", tree["metadata"] ?? ScalarNode.Null);
        walk.Object(schema, tree);
        ObjectNames.Check(manifest, kind?.IsNamespaced, version, problems);
        if (kind is { IsCustom: true })
            rules.Run(manifest, schema, tree, problems);

        return problems;
    }

    // A class, since code for collections of classes is there at the start.
    private sealed record Known(Manifest Manifest, KindSchema? Kind);
}
