using Infra.Diff;

namespace Infra.Import;

/// <summary>An import: what is written, and how it differs from what was read.</summary>
/// <param name="Name">What was read, for people.</param>
/// <param name="Objects">The objects.</param>
/// <param name="Program">What is written.</param>
/// <param name="Others">The components that would not make the same, each with the reason.</param>
/// <param name="Comparison">How what it makes differs from what was read.</param>
/// <param name="Notes">What was left out while reading.</param>
internal sealed record ImportResult(
    string Name,
    IReadOnlyList<ImportedObject> Objects,
    ImportProgram Program,
    IReadOnlyList<NotFitting> Others,
    DiffResult Comparison,
    IReadOnlyList<string> Notes)
{
    // What components make beside what they cover.
    private static readonly string[] s_made =
        ["Service", "ServiceAccount", "NetworkPolicy", "PodDisruptionBudget", "HorizontalPodAutoscaler"];

    /// <summary>The differences with their reasons.</summary>
    public IReadOnlyList<Difference> Differences { get; } = [.. Import.Differences.Of(Comparison, new Described(Objects))
        .Select(difference => difference.Weight == Weight.Loss
            && Program.LeftOut.Find(left => IsOf(left, difference)) is { Reason: { } reason }
            ? difference with { Reason = reason } : difference)];

    /// <summary>Fields that components write in another form that means the same, by object.</summary>
    public IEnumerable<(ImportedObject Object, IReadOnlyList<string> Fields)> OtherForms =>
        from candidate in Program.Components.Values.Distinct()
        from one in candidate.Covers
        where candidate.Rewritten.ContainsKey(one)
        let fields = ImportProof.Compare([one], [Manifest.From(candidate.Rewritten[one])!], "", _ => null).Items
            .SelectMany(item => item.Fields).Select(change => change.Path).ToList()
        where fields.Count > 0
        select (one, (IReadOnlyList<string>)fields);

    // The comparison names items of lists by what tells them apart.
    private static bool IsOf((ImportedObject Object, string Path, string Reason) left, Difference difference) =>
        (difference.Subject.EndsWith($"/{left.Object.Id.Name}", StringComparison.Ordinal)
            || difference.Subject.EndsWith($" {left.Object.Id.Name}", StringComparison.Ordinal))
        && left.Path[(left.Path.LastIndexOf('.') + 1)..] == difference.Place[(difference.Place.LastIndexOf('.') + 1)..];

    /// <summary>Imports objects.</summary>
    /// <param name="inventory">What was read.</param>
    /// <param name="type">The beginning of the names of the system's classes.</param>
    /// <param name="space">The namespace of objects that name none.</param>
    /// <param name="hardens">Whether components are used that change how workloads run.</param>
    /// <exception cref="RefusedException">There is nothing to import, or something cannot be.</exception>
    public static async Task<ImportResult> RunAsync(Inventory inventory, string type, string space, bool hardens)
    {
        var settings = new ImportSettings { ImageType = $"{type}Image" };
        var objects = ImportedObjects.Of(inventory, space).Select(settings.WithoutSecrets).ToList();
        foreach (var one in objects)
            settings.Learn(one);

        var (scope, names) = (new Scope(settings), new ResourceNames(objects));
        var apps = new AppCandidates(scope, objects);
        var candidates = apps.All().Concat(new Candidates(scope, names).Of(objects)).ToList();
        var (fitting, others) = await ImportProof.JudgeAsync(candidates, objects, scope, new Described(objects), hardens)
            .ConfigureAwait(false);
        others.AddRange(apps.Impossible);
        var components = new Dictionary<ImportedObject, Candidate>();
        foreach (var candidate in fitting.Where(candidate => !candidate.Covers.Any(components.ContainsKey)))
        {
            foreach (var one in candidate.Covers)
                components.Add(one, candidate);
        }

        foreach (var (one, candidate) in components)
        {
            foreach (var kind in candidate.Component == "App" ? s_made.Append(one.Kind) : [one.Kind])
                names.Take(kind, candidate.Name);
        }

        var program = new ImportProgram(objects, type, scope, names, components);
        var made = await ImportProof.RunAsync(program.Compiled()).ConfigureAwait(false);
        return new ImportResult(inventory.Name, objects, program, others,
            ImportProof.Compare(objects, made.Manifests, inventory.Name, components.GetValueOrDefault), inventory.Notes);
    }
}
