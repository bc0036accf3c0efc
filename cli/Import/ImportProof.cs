using Infra.Components;
using Infra.Diff;
using Infra.Hermetic;
using Pulumi.Kubernetes;

namespace Infra.Import;

/// <summary>Runs what is written, without an engine and a cluster, and compares what it makes with what was read.</summary>
internal static class ImportProof
{
    /// <summary>What a program makes.</summary>
    /// <param name="compose">Makes the resources.</param>
    /// <exception cref="RefusedException">A component refuses its arguments.</exception>
    public static async Task<Inventory> RunAsync(Action<Cluster> compose)
    {
        var run = StackRun.Of(() => compose(new Cluster { Provider = new Provider("cluster") }), "import");
        return (await new HermeticEngine().RunAsync(run).ConfigureAwait(false)).Inventory;
    }

    /// <summary>How what is made differs from what was read.</summary>
    /// <param name="objects">What was read.</param>
    /// <param name="made">What is made.</param>
    /// <param name="name">What was read, for people.</param>
    /// <param name="components">The components that take the place of objects.</param>
    public static DiffResult Compare(IEnumerable<ImportedObject> objects, IEnumerable<Manifest> made, string name,
        Func<ImportedObject, Candidate?> components) => Comparison.Of(
        new Inventory { Name = name, Manifests = [.. objects.Select(one => Expected(one, components(one)))] },
        new Inventory { Name = "the written program", Manifests = [.. made.Select(Bare)] });

    // What the engine is told beside the object is no part of it.
    private static Manifest Bare(Manifest manifest) => manifest with { Options = EngineOptions.None, Resource = null };

    /// <summary>The components that make the same as the objects that they take the place of, and why the others do not.</summary>
    /// <param name="candidates">The components in question.</param>
    /// <param name="objects">All objects.</param>
    /// <param name="scope">The names that their statements use.</param>
    /// <param name="described">The objects whose labels only describe them.</param>
    /// <param name="hardens">Whether what a component adds for safety is wanted.</param>
    public static async Task<(List<Candidate> Fitting, List<NotFitting> Others)> JudgeAsync(
        IReadOnlyList<Candidate> candidates, IReadOnlyList<ImportedObject> objects, Scope scope, Described described, bool hardens)
    {
        var others = new List<NotFitting>();
        var tried = new List<Candidate>();
        var inventory = await RunAsync(cluster =>
        {
            foreach (var candidate in candidates)
            {
                try
                {
                    ImportProgram.Compiled(scope, [candidate.Statement])(cluster);
                    tried.Add(candidate);
                }
                catch (RefusedException refused)
                {
                    others.Add(NotFitting.Of(candidate, string.Join("; ", refused.Diagnostics.Select(Told).Distinct())));
                }
            }
        }).ConfigureAwait(false);

        var made = inventory.Manifests.Where(manifest => manifest.Components.Count > 0)
            .ToLookup(manifest => (manifest.Components[0].Type, manifest.Components[0].Name));
        var fitting = new List<Candidate>();
        foreach (var proposed in tried)
        {
            // What the component makes beside may be in the input too, and is the same object then.
            var ids = made[(proposed.Type, proposed.Name)].Select(manifest => manifest.Id).ToHashSet();
            var beside = objects.Where(one => ids.Contains(one.Id) && !proposed.Covers.Contains(one));
            var candidate = proposed with { Covers = [.. proposed.Covers, .. beside] };
            var comparison = Compare(candidate.Covers, made[(candidate.Type, candidate.Name)], "", _ => candidate);
            var against = Differences.Of(comparison, described).Where(difference => !difference.IsAccepted(hardens))
                .OrderByDescending(difference => difference.Weight).ToList();
            if (against.Count == 0)
                fitting.Add(candidate);
            else if (against[0].Weight == Weight.Loss)
                others.Add(NotFitting.Of(candidate, $"{against[0].Place} would be {against[0].Word}"));
            else
                others.Add(NotFitting.Of(candidate, "its pods would run with fewer permissions than they have; --harden takes it"));
        }

        return (fitting, others);
    }

    private static string Told(Diagnostic problem) =>
        $"{problem.Code.Title} ({problem.Where[(problem.Where.LastIndexOf(", ", StringComparison.Ordinal) + 2)..]})";

    private static Manifest Expected(ImportedObject one, Candidate? component) =>
        Manifest.From(component?.Rewritten.GetValueOrDefault(one) ?? one.Tree)!;
}
