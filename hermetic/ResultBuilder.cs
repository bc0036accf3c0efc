namespace Infra.Hermetic;

/// <summary>Sorts what a run recorded into objects, charts and the rest, and finds what stands there twice.</summary>
internal static class ResultBuilder
{
    /// <summary>The result of a run.</summary>
    /// <exception cref="RefusedException">A resource or property is lost, is on a default provider, or stands there twice.</exception>
    public static async Task<StackResult> BuildAsync(
        StackRun run, Recorder recorder, ImmutableArray<(string Name, object? Value, bool IsSecret)> outputs)
    {
        var problems = RunFailure.Ordered(recorder.Problems).Distinct().ToList();
        var tree = await ResourceTree.BuildAsync(run, recorder.Registrations);
        problems.AddRange(
            recorder.Registrations.Where(r => r.Inputs is null).OrderBy(r => r.Key, ResourceKey.Order).Select(r => new Diagnostic(
            Codes.LostResource, $"stack {run.Stack}, {r.Key}", null, "a resource that reaches the engine",
            "let the program end with whatever its constructor threw")));
        problems.AddRange(Providers.Check(run.Stack, tree.All));
        problems.AddRange(tree.All.Select(r => Unrenderable.Check(run.Stack, r)).OfType<Diagnostic>());
        var manifests = Manifests(run.Stack, tree, problems);
        var charts = Charts(run.Stack, tree, problems);
        if (problems.Count > 0)
            throw new RefusedException(problems);

        return new StackResult
        {
            Stack = run.Stack,
            System = run.System,
            Inventory = new Inventory
            {
                Name = $"stack {run.Stack}",
                Manifests = manifests,
                Charts = charts,
                RemoteManifests = [.. Of(tree, ResourceRole.RemoteManifest)
                    .Select(r => Made(r, new RemoteManifest(r.Key.Name, r.Inputs.Text("file") ?? "")))
                    .OrderBy(r => r.Source, StringComparer.Ordinal)],
                Switches = [.. run.Switches, .. ForcedPatches(tree)],
                Cloud = [.. Of(tree, ResourceRole.Cloud).Select(r => Made(r, new CloudResource(r.Key, r.Inputs)))],
            },
            Providers = Of(tree, ResourceRole.Provider),
            Root = tree.Root,
            Outputs = [.. outputs.Select(o => new StackOutput(o.Name, Node.From(o.Value), o.IsSecret))],
            RawOutputs = outputs.Where(o => o.Value is not null).ToImmutableDictionary(o => o.Name, o => o.Value!),
            Duration = default,
        };
    }

    private static IEnumerable<TemporarySwitch> ForcedPatches(ResourceTree tree) =>
        Of(tree, ResourceRole.Provider).Any(provider => provider.Inputs["enablePatchForce"]?.ToString() == "true")
            ? [new TemporarySwitch(TemporarySwitch.ForcedPatches,
                "patches are forced: fields of other managers are taken over without a word",
                "as soon as what ran before is taken over")]
            : [];

    private static List<StackResource> Of(ResourceTree tree, ResourceRole role) => [.. tree.All.Where(r => r.Role == role)];

    private static T Made<T>(StackResource resource, T item)
        where T : InventoryItem => item with { Resource = resource.Key, Components = resource.Path, Options = resource.Options };

    private static List<ChartRelease> Charts(string stack, ResourceTree tree, List<Diagnostic> problems)
    {
        var charts = Of(tree, ResourceRole.Chart)
            .Select(resource => new ChartOf(resource, Made(resource, ChartReader.Read(resource))))
            .OrderBy(c => c.Chart.Namespace, StringComparer.Ordinal).ThenBy(c => c.Chart.Name, StringComparer.Ordinal).ToList();
        foreach (var same in charts.GroupBy(c => $"{c.Chart.Namespace}/{c.Chart.Name} {c.Resource.Provider}", StringComparer.Ordinal)
            .Where(g => g.Skip(1).Any()))
        {
            problems.Add(new Diagnostic(Codes.DuplicateObject, $"stack {stack}, {same.First().Chart}",
                string.Join(" and ", same.Select(c => c.Resource.Key)), "each release once in a namespace",
                "give one of the two another name"));
        }

        return charts.ConvertAll(c => c.Chart);
    }

    private sealed record ChartOf(StackResource Resource, ChartRelease Chart);

    private static List<Manifest> Manifests(string stack, ResourceTree tree, List<Diagnostic> problems)
    {
        var made = new Dictionary<(ObjectId, string?), StackResource>();
        var manifests = new List<Manifest>();
        foreach (var resource in Of(tree, ResourceRole.Manifest))
        {
            if (Manifest.From(resource.Inputs) is not { } manifest)
            {
                problems.Add(new Diagnostic(Codes.ProgramFailed, $"stack {stack}, {resource.Key}", null,
                    "an object with apiVersion, kind and metadata.name", "name the object; a random name could never be compared"));
            }
            else if (!made.TryAdd((manifest.Id, resource.Provider), resource))
            {
                problems.Add(new Diagnostic(Codes.DuplicateObject, $"stack {stack}, {manifest.Id}",
                    $"{made[(manifest.Id, resource.Provider)].Key} and {resource.Key}", "each object once in a cluster",
                    "drop one of the two, or give it another name or namespace"));
            }
            else
            {
                manifests.Add(Made(resource, manifest));
            }
        }

        manifests.Sort((left, right) => ObjectId.Order.Compare(left.Id, right.Id));
        return manifests;
    }
}
