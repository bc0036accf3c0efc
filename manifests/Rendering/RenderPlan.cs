namespace Infra.Rendering;

/// <summary>Which files a render consists of.</summary>
/// <param name="Name">What is rendered, <c>stack prod</c>.</param>
internal sealed record RenderPlan(string Name, IReadOnlyList<RenderedFile> Files, IReadOnlyList<IncompleteFile> Incomplete)
{
    private const string Kustomization = "kustomization.yaml";

    /// <summary>The files of a stack.</summary>
    /// <exception cref="RefusedException">A chart has no such form, an object stands twice, or a local manifest cannot be read.</exception>
    public static RenderPlan Of(Inventory inventory, ChartStyle charts, string folder, string sources)
    {
        var problems = new List<Diagnostic>();
        var objects = inventory.Manifests.ToList();
        var inflated = MapNode.Empty;
        if (charts == ChartStyle.Argo)
        {
            objects.AddRange(ArgoApplications.Of(inventory, problems));
        }
        else
        {
            inflated = KustomizeCharts.Of(inventory, folder, sources, problems);
            objects.AddRange(KustomizeCharts.Namespaces(inventory));
        }

        AddDuplicates(inventory.Name, objects, problems);
        var remotes = RemoteFiles.Of(inventory, sources, problems);
        if (problems.Count > 0)
            throw new RefusedException(problems);

        var names = FileNames.Of(objects.ConvertAll(o => o.Id));
        var files = objects.Select((o, i) => RenderedFile.Yaml(names[i], o.Tree)).Concat(remotes.Files).ToList();
        var incomplete = FindIncomplete(objects, names);
        var withheld = incomplete.Where(f => !f.IsListed).Select(f => f.File).ToHashSet(StringComparer.Ordinal);
        var listed = files.Select(f => f.Path).Where(path => !withheld.Contains(path)).Concat(remotes.Urls);
        files.Add(RenderedFile.Yaml(Kustomization, Kustomize(listed, inflated)));
        return new RenderPlan(inventory.Name, files, incomplete);
    }

    private static List<IncompleteFile> FindIncomplete(List<Manifest> objects, string[] files)
    {
        var incomplete = new List<IncompleteFile>();
        for (var i = 0; i < files.Length; i++)
        {
            if (Placeholders.In(objects[i].Tree) is { Count: > 0 } placeholders)
            {
                var isSecret = objects[i].Id is { Group: "", Kind: "Secret" } && placeholders.Any(Placeholders.IsSecret);
                incomplete.Add(new IncompleteFile(files[i], placeholders, IsListed: !isSecret));
            }
        }

        incomplete.Sort((left, right) => string.CompareOrdinal(left.File, right.File));
        return incomplete;
    }

    private static MapNode Kustomize(IEnumerable<string> resources, MapNode charts) => MapNode.Of(
        ("apiVersion", "kustomize.config.k8s.io/v1beta1"),
        ("kind", "Kustomization"),
        ("helmGlobals", charts["helmGlobals"]),
        ("helmCharts", charts["helmCharts"]),
        ("resources", new ListNode([.. resources.Order(StringComparer.Ordinal).Select(r => (Node)r)])));

    private static void AddDuplicates(string name, List<Manifest> objects, List<Diagnostic> problems)
    {
        var seen = new HashSet<ObjectId>();
        foreach (var id in objects.Select(o => o.Id).Where(id => !seen.Add(id)))
        {
            problems.Add(new Diagnostic(Codes.DuplicateObject, $"{name}, {id}", null,
                "each object once in a folder", "rename the release or the object, or render the charts in the other form"));
        }
    }
}
