using Infra.Wording;

namespace Infra.Import;

/// <summary>One object that is imported.</summary>
/// <param name="Manifest">The object as it was read.</param>
/// <param name="Tree">What the written program is to make: without what a server writes, and with placeholders for secrets.</param>
internal sealed record ImportedObject(Manifest Manifest, MapNode Tree)
{
    public ObjectId Id { get; } = Manifest.From(Tree)!.Id;

    public string Kind => Id.Kind;

    public string? Space => Id.Namespace;

    /// <summary>For people: <c>Deployment shop/web</c>.</summary>
    public string Subject => $"{Kind} {(Space is null ? "" : Space + "/")}{Id.Name}";
}

/// <summary>What is to be imported.</summary>
internal static class ImportedObjects
{
    private static readonly string[] s_ofServer =
    [
        "uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink",
        "managedFields",
    ];

    private static readonly string[] s_annotationsOfTools =
    [
        "kubectl.kubernetes.io/last-applied-configuration", "deployment.kubernetes.io/revision",
        "deprecated.daemonset.template.generation", "pv.kubernetes.io/bind-completed", "pv.kubernetes.io/bound-by-controller",
    ];

    /// <summary>The objects, in the order of their identities.</summary>
    /// <param name="inventory">What was read.</param>
    /// <param name="space">The namespace of objects that name none.</param>
    /// <exception cref="RefusedException">
    /// There are none, something could not be read or is incomplete, or two are the same. All of it is told.
    /// </exception>
    public static IReadOnlyList<ImportedObject> Of(Inventory inventory, string space)
    {
        var problems = new List<Diagnostic>(inventory.Problems);
        problems.AddRange(inventory.Incomplete.Select(manifest => new Diagnostic(Codes.NotImportable, Place(manifest),
            manifest.Id.ToString(), "an object with apiVersion, kind and metadata.name", "add what is missing, or leave the document out")
        { At = manifest.At }));
        problems.AddRange(inventory.Failed.Select(build => new Diagnostic(Codes.NotImportable, Place(build.On),
            Printable.Text(build.Reason), "a kustomization that can be built", "mend it, or import its files with --as-files")));

        var objects = inventory.Manifests.Select(manifest => new ImportedObject(manifest, Placed(manifest, space)))
            .OrderBy(one => one.Id, ObjectId.Order).ToList();
        foreach (var same in objects.GroupBy(one => one.Id).Where(group => group.Skip(1).Any()))
        {
            problems.Add(new Diagnostic(Codes.DuplicateName, Places(same), same.First().Subject, "each object once",
                same.Select(one => one.Manifest.Root).Distinct().Skip(1).Any()
                    ? "import one kustomization at a time: name its folder" : "remove one of them")
            { At = same.Last().Manifest.At });
        }

        foreach (var one in objects.Where(one =>
            !one.Id.Name.Any(char.IsAsciiLetterOrDigit) || one.Id.Name.Contains('*', StringComparison.Ordinal)))
        {
            problems.Add(new Diagnostic(Codes.Name, Place(one.Manifest), one.Id.Name,
                "a name that its resource can be called by; what is made from generateName is made anew with each run",
                "give it a name"));
        }

        if (objects.Count == 0 && problems.Count == 0)
        {
            problems.Add(new Diagnostic(Codes.NoObjects, inventory.Name, "no Kubernetes object",
                "a file, folder or kustomization with objects", "name the folder that is applied"));
        }

        return problems.Count == 0 ? objects : throw new RefusedException(problems);
    }

    private static string Place(Manifest manifest) => manifest.At is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{at.File}:{at.Line}") : manifest.Id.ToString();

    private static string Places(IEnumerable<ImportedObject> same) => Words.AllOf(same.Select(one => Place(one.Manifest)).Distinct());

    // What a server and tools write is theirs, and an object without a namespace is where it would be applied.
    private static MapNode Placed(Manifest manifest, string space)
    {
        var metadata = manifest.Tree.Map("metadata")!;
        metadata = s_ofServer.Aggregate(metadata, (map, key) => map.With(key, null));
        if (metadata.Map("annotations") is { } annotations)
        {
            annotations = s_annotationsOfTools.Aggregate(annotations, (map, key) => map.With(key, null));
            metadata = metadata.With("annotations", annotations.Count == 0 ? null : annotations);
        }

        if (metadata.Map("labels") is { Count: 0 })
            metadata = metadata.With("labels", null);

        if (Groups.IsClusterScoped(manifest.Id.Group, manifest.Id.Kind))
            metadata = metadata.With("namespace", null);
        else if (manifest.Id.Namespace is null)
            metadata = metadata.With("namespace", space);

        return manifest.Tree.With("metadata", metadata).With("status", null);
    }
}
