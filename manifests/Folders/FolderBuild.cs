using Infra.Wording;

namespace Infra.Manifests;

/// <summary>
/// What is applied of a folder: its kustomizations and charts are built, the ones that Flux and Argo CD apply as these say, and what is in
/// none of them is read as it is. Building itself is done elsewhere.
/// </summary>
internal sealed class FolderBuild
{
    private const int MostRounds = 12;

    private readonly FolderContent _folder;
    private readonly Inventory _read;
    private readonly Deliveries _deliveries;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _builds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Delivery> _plain = new(StringComparer.Ordinal);
    private readonly List<(BuildJob Job, BuildOutcome Outcome)> _done = [];
    private readonly List<Manifest> _built = [];
    private readonly IReadOnlySet<string> _listed;
    private readonly List<Manifest> _loose;
    private int _rounds;

    /// <summary>Plans what to build.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="read">The same folder, file by file.</param>
    public FolderBuild(FolderContent folder, Inventory read)
    {
        (_folder, _read, _deliveries) = (folder, read, new Deliveries(folder.Files));
        _listed = folder.Kustomizations.Listed;
        _loose = [.. read.Manifests.Where(manifest => !_listed.Contains(manifest.At!.File) && !RelativePath.IsOutside(manifest.At.File))];
        Charts = [.. folder.Charts.Where(IsInstallable)];
    }

    /// <summary>Whether there is anything to build.</summary>
    public bool IsNeeded => _folder.Kustomizations.Roots.Count > 0 || Charts.Count > 0 || _deliveries.In(_read.Manifests).Count > 0;

    /// <summary>The charts of the folder that can be installed.</summary>
    public IReadOnlyList<string> Charts { get; }

    /// <summary>What can be built now: at first what no object of Flux or Argo CD names, then what these name.</summary>
    public IReadOnlyList<BuildJob> Next()
    {
        if (_rounds++ >= MostRounds)
            return [];

        var known = _rounds == 1 ? Planned() : [];
        var named = _deliveries.In(_rounds == 1 ? _loose : [.. _loose, .. _built]).SelectMany(Jobs).ToList();
        var apart = _rounds == 1
            ? _deliveries.In(_read.Manifests).SelectMany(Jobs).Select(job => job.Folder).ToHashSet(StringComparer.Ordinal)
            : [];
        var jobs = Taken([.. known.Where(job => !apart.Contains(job.Folder)), .. named]);
        if (jobs.Count > 0)
            return jobs;

        // What is named by objects that nothing applies is applied by nothing else either.
        return Taken([.. _deliveries.In(_read.Manifests).SelectMany(Jobs).Concat(Planned())
            .Where(job => !_builds.ContainsKey(job.Folder))]);
    }

    /// <summary>Takes what was built.</summary>
    public void Done(BuildJob job, BuildOutcome outcome)
    {
        _done.Add((job, outcome));
        if (outcome.Objects is { } objects)
            _built.AddRange(objects.Select(manifest => Delivered(manifest, job.Delivery) with { Root = job.Root, Parent = job.Parent }));
    }

    /// <summary>The folder as it is applied.</summary>
    /// <param name="notes">What else was left out, for people.</param>
    public Inventory Finish(IEnumerable<string> notes)
    {
        var failed = _done.Where(done => done.Outcome.Objects is null && done.Job.Reach is not null).ToList();
        var unbuilt = failed.SelectMany(done => FileByFile(done.Job)).ToList();
        var loose = _loose.Select(manifest => _plain.GetValueOrDefault(manifest.At!.File) is { } by ? Delivered(manifest, by) : manifest)
            .ToList();
        var unlisted =
            loose.Where(manifest => !_plain.ContainsKey(manifest.At!.File) && UnlistedFiles.IsBesideListed(_folder, manifest.At.File))
                .ToList();
        var shown = unbuilt.Select(manifest => manifest.At!.File).ToHashSet(StringComparer.Ordinal);
        var idle = _read.Manifests
            .Where(manifest => _listed.Contains(manifest.At!.File) && !IsBuilt(manifest.At.File) && !shown.Contains(manifest.At.File))
            .ToList();
        var broken = _read.Problems.Select(problem => problem.At?.File).ToHashSet(StringComparer.Ordinal);
        var resources = _folder.Kustomizations.All.SelectMany(k => _folder.Kustomizations.Reach(k.Folder).Resources)
            .ToHashSet(StringComparer.Ordinal);
        bool IsInput(string? file) => file is not null && _listed.Contains(file) && !resources.Contains(file);
        var apart = unlisted.Concat(idle).ToHashSet<Manifest>(ReferenceEqualityComparer.Instance);
        List<Manifest> applied = [.. loose.Where(manifest => !apart.Contains(manifest)), .. unbuilt, .. _built];
        return _read with
        {
            Manifests = applied,
            Generated = ApplicationSets.In(applied, _folder.Files),
            Beside = [.. unlisted, .. idle],
            Unlisted = UnlistedFiles.Of(_folder, unlisted),
            Failed =
            [
                .. failed.Where(done => done.Outcome.Reason is not null && done.Job.Reach!.Missing.Count == 0
                        && !done.Job.Reach.Resources.Overlaps(broken.OfType<string>()))
                    .Select(done => new FailedBuild(done.Job.Reach!.Kustomizations[^1].ToFile(), done.Outcome.Reason!)),
            ],
            Unrendered =
            [
                .. _done.Where(done => done.Job.Reach is null && done.Outcome.Objects is null).Select(done => done.Job.Folder)
                    .Distinct(StringComparer.Ordinal),
            ],
            Rendered = _done.Where(done => done.Job.Reach is null && done.Outcome.Objects is not null)
                .Select(done => done.Job.Delivery?.By.Id).OfType<ObjectId>().ToHashSet(),
            Files = [.. _read.Files, .. Outside()],
            Problems = [.. _read.Problems.Where(problem => !IsInput(problem.At?.File))],
            Notes =
            [
                .. _read.Notes, .. Remote(), .. _done.SelectMany(done => done.Outcome.Notes).Distinct(StringComparer.Ordinal), .. notes,
            ],
        };
    }

    private IEnumerable<string> Remote()
    {
        var remote = _done.Where(done => done.Job.Reach is not null).SelectMany(done => done.Job.Reach!.Missing)
            .Where(missing => missing.Reason == MissingReason.Remote).DistinctBy(missing => (missing.In.File, missing.Entry.Path)).ToList();
        if (remote.Count == 0)
            yield break;

        var first = remote[0];
        yield return $"{Words.Count(remote.Count, "remote resource")} of kustomizations, such as {Printed(first.Entry.Text)} in {first.In.File}: nothing is fetched; "
            + $"`kustomize build {(first.In.Folder.Length == 0 ? "." : first.In.Folder)} | infra check -` checks all of it";
    }

    private static string Printed(string text) => string.Concat(text.Where(c => !char.IsControl(c)));

    private List<BuildJob> Planned() =>
    [
        .. _folder.Kustomizations.Roots.Select(root => Job(root, null)),
        .. Charts.Select(chart => new BuildJob(chart, null)),
    ];

    private List<BuildJob> Taken(IEnumerable<BuildJob> jobs)
    {
        var taken = new List<BuildJob>();
        foreach (var job in jobs)
        {
            if (!_keys.Add(job.Delivery?.Key ?? job.Folder))
                continue;

            var times = _builds[job.Folder] = _builds.GetValueOrDefault(job.Folder) + 1;
            taken.Add(times == 1 ? job : job with { Root = $"{job.Folder} ({job.Delivery?.By.Id.Name ?? "alone"})" });
        }

        return taken;
    }

    private IEnumerable<BuildJob> Jobs(Delivery delivery)
    {
        var folder = delivery.Folder;
        if (delivery.Release is not null)
            return [new BuildJob(folder, delivery) { Parent = delivery.By.Root }];

        if (_folder.Kustomizations.At(folder) is { IsComponent: false })
            return [Job(folder, delivery)];

        var below = folder.Length == 0 ? "" : folder + "/";
        foreach (var file in _loose.Select(manifest => manifest.At!.File).Where(file => file.StartsWith(below, StringComparison.Ordinal)
            && (delivery.IsRecursive || RelativePath.FolderOf(file) == folder) && IsOutermost(file, folder)))
        {
            _plain.TryAdd(file, delivery);
        }

        return delivery.IsRecursive && delivery.By.Id.Group != Groups.Argo
            ? _folder.Kustomizations.Roots.Where(root => root.StartsWith(below, StringComparison.Ordinal) && IsOutermost(root, folder))
                .Select(root => Job(root, delivery with { Folder = root, Components = [] }))
            : [];
    }

    // Flux goes down to the first kustomization on each way, and no further.
    private bool IsOutermost(string root, string folder)
    {
        for (var at = RelativePath.FolderOf(root); at.Length > folder.Length; at = RelativePath.FolderOf(at))
        {
            if (_folder.Kustomizations.At(at) is not null)
                return false;
        }

        return true;
    }

    private BuildJob Job(string folder, Delivery? delivery) => new(folder, delivery)
    {
        Reach = _folder.Kustomizations.Reach(folder, delivery?.Components),
        Parent = delivery?.By.Root,
    };

    private static Manifest Delivered(Manifest manifest, Delivery? delivery)
    {
        if (delivery is null)
            return manifest;

        if (delivery.Substitution is { } substitution && !IsKept(manifest))
        {
            var tree = substitution.In(manifest.Tree);
            manifest = manifest with
            {
                Tree = tree,
                Id = Manifest.From(tree)?.Id is { } id ? id with { Namespace = id.Namespace ?? manifest.Id.Namespace } : manifest.Id,
            };
        }

        var space = delivery.Namespace ?? manifest.Id.Namespace ?? delivery.DefaultNamespace;
        return space is null || space == manifest.Id.Namespace ? manifest : FileNamespaces.In(manifest, space);
    }

    private static bool IsKept(Manifest manifest)
    {
        const string Switch = "kustomize.toolkit.fluxcd.io/substitute";
        return manifest.Tree.TextAt("metadata", "annotations", Switch) == "disabled"
            || manifest.Tree.TextAt("metadata", "labels", Switch) == "disabled";
    }

    // What cannot be built is read file by file, each file once for its root.
    private IEnumerable<Manifest> FileByFile(BuildJob job) => job.Reach!.Resources.Order(StringComparer.Ordinal)
        .SelectMany(file => ByFile.Contains(file) ? ByFile[file] : _folder.Objects(file))
        .Select(manifest => Delivered(manifest, job.Delivery) with { Root = job.Root, Parent = job.Parent, IsUnbuilt = true });

    private ILookup<string, Manifest> ByFile => field ??= _read.Manifests.ToLookup(manifest => manifest.At!.File, StringComparer.Ordinal);

    private bool IsBuilt(string file) => _done.Exists(done => done.Outcome.Objects is not null
        && done.Job.Reach is { } reach && (reach.Resources.Contains(file) || reach.Inputs.Contains(file)));

    private IEnumerable<Manifest> Outside()
    {
        var known = _read.Files.Select(file => file.At!.File).ToHashSet(StringComparer.Ordinal);
        return _done.Select(done => done.Job.Reach).OfType<KustomizationReach>().SelectMany(reach => reach.Kustomizations)
            .Where(kustomization => known.Add(kustomization.File)).Select(kustomization => kustomization.ToFile());
    }

    // A chart of another chart is installed with it, and one that is a library never.
    private bool IsInstallable(string chart) => !IsPartOfAnother(chart)
        && _folder.Files.Documents(RelativePath.Resolve(chart, "Chart.yaml")) is [MapNode about, ..] && about.Text("type") != "library";

    private bool IsPartOfAnother(string chart)
    {
        var inner = $"/{chart}/";
        for (var at = inner.LastIndexOf("/charts/", StringComparison.Ordinal); at >= 0; at = at == 0
            ? -1
            : inner.LastIndexOf("/charts/", at - 1, StringComparison.Ordinal))
        {
            if (_folder.Names.Contains(RelativePath.Resolve(inner[..at].TrimStart('/'), "Chart.yaml")))
                return true;
        }

        return false;
    }
}
