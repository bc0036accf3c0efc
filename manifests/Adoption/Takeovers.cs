using Infra.Diff;
using Infra.Rules;
using Infra.Schemas;

namespace Infra.Adoption;

/// <summary>Compares what a stack makes with what runs, as a server would merge the two.</summary>
internal static class Takeovers
{
    private static readonly IReadOnlyList<IRule> ServerRules = [.. AllRules.List.Where(rule => rule.Info.Id[0] == 'A')];

    /// <summary>What becomes of each object of a stack.</summary>
    /// <param name="stack">What the stack makes.</param>
    /// <param name="live">What runs.</param>
    /// <param name="inputs">What Pulumi would replace.</param>
    public static IReadOnlyList<Takeover> Of(Inventory stack, Inventory live, ImportedInputs inputs)
    {
        var running = new Dictionary<(string, string, string?, string), Manifest>();
        foreach (var manifest in live.Manifests)
            running.TryAdd(Key(manifest), manifest);

        var schemas = new SchemaSet(live.Manifests.Where(manifest => manifest.Id.Kind == "CustomResourceDefinition"), []);
        var takeovers = new List<Takeover>(stack.Manifests.Count);
        var merged = new List<Manifest>();
        foreach (var own in stack.Manifests)
        {
            if (!running.TryGetValue(Key(own), out var found))
            {
                takeovers.Add(new Takeover(own, null));
                continue;
            }

            var (takeover, result) = Merge(own, found, schemas, inputs);
            takeovers.Add(takeover);
            merged.Add(result);
        }

        var refused = Refusals(merged);
        foreach (var side in new[] { stack.Manifests, live.Manifests })
            refused.ExceptWith(Refusals(side));

        var byId = refused.ToLookup(refusal => refusal.Id);
        return [.. takeovers.Select(takeover => takeover with
        {
            Refused = [.. byId[takeover.Own.Id].Select(refusal => (refusal.Path, refusal.Reason))
                .OrderBy(refusal => refusal.Path, StringComparer.Ordinal)],
        })];
    }

    /// <summary>What makes a running object that of the stack. Two versions of an API hold the same objects.</summary>
    internal static (string, string, string?, string) Key(Manifest manifest)
    {
        var id = manifest.Id;
        return (id.Group, id.Kind, Groups.IsClusterScoped(id.Group, id.Kind) ? null : manifest.Space, id.Name);
    }

    private static (Takeover Takeover, Manifest Merged) Merge(Manifest own, Manifest live, SchemaSet schemas, ImportedInputs inputs)
    {
        var schema = schemas.Find(own.ApiVersion, own.Id.Kind);
        var kind = schema?.Schema ?? Schema.Anything;
        var (merged, conflicts) = ServerSideApply.Apply(kind, live.Tree, own.Tree);
        var (left, stays) = GivenUpFields.Remove(kind, merged, own.Tree, FieldManager.Of(live.Tree));
        // A server fills in the defaults of custom resources; those of its own kinds the comparison knows.
        var result = own with { Tree = schema is { IsCustom: true } ? (MapNode)SchemaDefaults.Defaulted(kind, left) : left };
        var change = Comparison.Of(One(live with { Id = own.Id, Options = own.Options }), One(result)).Items;
        return (new Takeover(own, live)
        {
            Change = change is [var only] ? only : null,
            Conflicts = conflicts,
            Replaced = inputs.Replaced(SecretKeys.Only(live), SecretKeys.Only(own)),
            Immutable = [.. change.SelectMany(item => item.Fields).Where(field => field.Replaces).Select(field => field.Path)],
            Stays = stays,
        }, own with { Tree = merged });
    }

    private static Inventory One(Manifest manifest) => new() { Name = "", Manifests = [SecretKeys.Only(manifest)] };

    private static HashSet<(ObjectId Id, string Path, string Reason)> Refusals(IReadOnlyList<Manifest> manifests) =>
    [
        .. Checker.Check(new Inventory { Name = "merged", Manifests = manifests }, new CheckOptions { Rules = ServerRules }).Findings
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => (finding.On.Id, finding.Path, $"{finding.Path}: {finding.Expected}")),
    ];
}
