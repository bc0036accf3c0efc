using Infra.Adoption;
using Infra.Diff;
using Infra.Sources;

namespace Infra.Adopt;

/// <summary>
/// Asks a cluster, through kubectl, for all that an adoption has to know. Values of Secrets are dropped as soon as they are read.
/// </summary>
/// <param name="kubectl">The program.</param>
/// <param name="connection">The options that choose the cluster.</param>
/// <param name="folder">The folder to run it in.</param>
internal sealed class ClusterReader(string kubectl, IReadOnlyList<string> connection, string folder)
{
    // What controllers make by themselves, what is only told, and what is asked for without its values.
    private static readonly HashSet<string> Passed = new(StringComparer.Ordinal)
    {
        "events", "pods", "replicasets", "controllerrevisions", "leases", "secrets", "bindings", "localsubjectaccessreviews",
        "certificaterequests", "orders", "challenges", "csistoragecapacities", "replicationcontrollers", "podtemplates",
    };

    private static readonly string[] Everywhere =
    [
        "storageclasses.storage.k8s.io", "applications.argoproj.io", "kustomizations.kustomize.toolkit.fluxcd.io",
        "helmreleases.helm.toolkit.fluxcd.io",
    ];

    private readonly List<string> _unasked = [];

    /// <summary>Reads the cluster.</summary>
    /// <param name="stack">What the stack makes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RefusedException">The cluster does not answer, or answers nothing of use.</exception>
    public async Task<RunningCluster> ReadAsync(Inventory stack, CancellationToken cancellation)
    {
        var versions = (await AskAsync(["api-versions"], cancellation).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        var resources = await ResourcesAsync(cancellation).ConfigureAwait(false);
        var objects = new List<Manifest>();
        objects.AddRange(await OwnAsync(stack, cancellation).ConfigureAwait(false));
        objects.AddRange(await DefinitionsAsync(cancellation).ConfigureAwait(false));
        foreach (var name in Everywhere.Where(name => resources.Exists(resource => resource.Name == name)))
            objects.AddRange(await ObjectsAsync(["get", name, "--all-namespaces", .. AsJson], name, cancellation).ConfigureAwait(false));

        var listed = resources.Where(resource => resource.IsNamespaced && !Passed.Contains(resource.Name.Split('.')[0])
            && !resource.Name.EndsWith(".metrics.k8s.io", StringComparison.Ordinal)).Select(resource => resource.Name).ToList();
        foreach (var space in stack.Manifests.Select(manifest => manifest.Id.Namespace).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            objects.AddRange(await ObjectsAsync(["get", string.Join(',', listed), "--namespace", space, .. AsJson],
                $"objects of namespace {space}", cancellation).ConfigureAwait(false));
            objects.AddRange(await SecretsAsync(space, cancellation).ConfigureAwait(false));
        }

        return new RunningCluster
        {
            Objects = new Inventory
            {
                Name = "the cluster",
                Origin = InventoryOrigin.Cluster,
                Manifests = [.. objects.DistinctBy(Takeovers.Key)],
            },
            ApiVersions = versions,
            Kinds = resources.Select(resource => (resource.Group, resource.Kind)).ToHashSet(),
            Releases = RunningCluster.ReleasesIn(await RecordsAsync(cancellation).ConfigureAwait(false)),
            Unasked = [.. _unasked.Distinct(StringComparer.Ordinal)],
        };
    }

    private static string[] AsJson => ["--ignore-not-found", "--show-managed-fields", "--output=json"];

    private async Task<List<(string Name, string Group, string Kind, bool IsNamespaced)>> ResourcesAsync(CancellationToken cancellation)
    {
        var rows = await RowsAsync(["api-resources", "--verbs=list", "--no-headers"], cancellation).ConfigureAwait(false);
        return [.. rows.Where(columns => columns.Length >= 4).Select(columns =>
        {
            var group = ObjectId.GroupOf(columns[^3]);
            return (group.Length == 0 ? columns[0] : $"{columns[0]}.{group}", group, columns[^1], columns[^2] == "true");
        })];
    }

    private async Task<IEnumerable<Manifest>> OwnAsync(Inventory stack, CancellationToken cancellation)
    {
        using var names = new StringWriter();
        ManifestWriter.WriteAll(stack.Manifests.Select(manifest => Manifest.From(MapNode.Of(
            ("apiVersion", manifest.ApiVersion),
            ("kind", manifest.Id.Kind),
            ("metadata", MapNode.Of(("name", manifest.Id.Name), ("namespace", manifest.Id.Namespace)))))!), names);
        return await ObjectsAsync(["get", .. AsJson, "--filename=-"], "objects of the stack", cancellation, names.ToString())
            .ConfigureAwait(false);
    }

    // A definition is large; its group, kind and versions are enough.
    private async Task<IEnumerable<Manifest>> DefinitionsAsync(CancellationToken cancellation)
    {
        const string Columns = "N:.metadata.name,G:.spec.group,K:.spec.names.kind,V:.spec.versions[*].name,S:.spec.versions[*].served";
        var rows = await RowsAsync(["get", "customresourcedefinitions", "--no-headers", $"--output=custom-columns={Columns}"], cancellation)
            .ConfigureAwait(false);
        return rows.Where(columns => columns.Length == 5).Select(columns => Manifest.From(MapNode.Of(
            ("apiVersion", "apiextensions.k8s.io/v1"),
            ("kind", "CustomResourceDefinition"),
            ("metadata", MapNode.Of(("name", columns[0]))),
            ("spec", MapNode.Of(
                ("group", columns[1]),
                ("names", MapNode.Of(("kind", columns[2]))),
                ("versions", new ListNode([.. columns[3].Split(',').Zip(columns[4].Split(','), (name, served) =>
                    MapNode.Of(("name", name), ("served", served == "true")))]))))))!);
    }

    private async Task<IEnumerable<Manifest>> SecretsAsync(string space, CancellationToken cancellation)
    {
        const string Columns = "N:.metadata.name,T:.type,O:.metadata.ownerReferences[0].uid";
        string[] arguments = ["get", "secrets", "--namespace", space, "--no-headers", $"--output=custom-columns={Columns}"];
        var rows = await RowsAsync(arguments, cancellation).ConfigureAwait(false);
        return rows.Where(columns => columns.Length == 3).Select(columns => Manifest.From(MapNode.Of(
            ("apiVersion", "v1"),
            ("kind", "Secret"),
            ("type", columns[1]),
            ("metadata", MapNode.Of(
                ("name", columns[0]),
                ("namespace", space),
                ("ownerReferences", columns[2] == "<none>" ? null : new ListNode([MapNode.Of(("uid", columns[2]))]))))))!);
    }

    private async Task<IEnumerable<(string Space, string Name)>> RecordsAsync(CancellationToken cancellation)
    {
        const string Columns = "S:.metadata.namespace,N:.metadata.name";
        string[] all = ["get", "secrets", "--all-namespaces"];
        var rows = await RowsAsync([.. all, "--selector=owner=helm", "--no-headers", $"--output=custom-columns={Columns}"], cancellation)
            .ConfigureAwait(false);
        return rows.Where(columns => columns.Length == 2).Select(columns => (columns[0], columns[1]));
    }

    private async Task<IEnumerable<Manifest>> ObjectsAsync(
        IReadOnlyList<string> arguments, string what, CancellationToken cancellation, string input = "")
    {
        var output = await RunAsync(arguments, what, input, cancellation).ConfigureAwait(false);
        if (output.Trim().Length == 0)
            return [];

        using var text = new StringReader(output);
        var source = ManifestReader.Read(text, "kubectl's answer");
        var objects = source.Problems.All(problem => problem.Code == Codes.NoObjects) ? source.Manifests : source.Refuse();
        return objects.Select(SecretKeys.Only);
    }

    private async Task<IReadOnlyList<string>> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var output = await RunAsync(arguments, string.Join(' ', arguments.Take(2)), "", cancellation).ConfigureAwait(false);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private async Task<IEnumerable<string[]>> RowsAsync(IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        (await AskAsync(arguments, cancellation).ConfigureAwait(false))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private async Task<string> RunAsync(IReadOnlyList<string> arguments, string what, string input, CancellationToken cancellation)
    {
        var run = await ProgramRun.RunAsync(kubectl, [.. connection, "--request-timeout=30s", .. arguments], folder, cancellation, input)
            .ConfigureAwait(false) ?? throw Refusal("kubectl cannot be started", "check its permissions");
        if (run.Code == 0)
            return run.Output;

        // What may not be asked, and kinds that are not there, leave the rest as it is.
        var complaints = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith("Warning:", StringComparison.Ordinal)).ToList();
        var partly = complaints.Where(IsPartial).ToList();
        if (complaints.Count == 0 || partly.Count < complaints.Count)
        {
            var reason = complaints.Except(partly).LastOrDefault()
                ?? $"kubectl ended with {run.Code.ToString(CultureInfo.InvariantCulture)}";
            throw Refusal(Masking.Of(SettingPath.Shown(reason), secret: false),
                $"check it with `kubectl {string.Join(' ', connection.Append("cluster-info"))}`, or name a context with --context");
        }

        _unasked.AddRange(partly.Where(line => !line.Contains("no matches for kind", StringComparison.Ordinal))
            .Select(line => $"{what}: {Masking.Of(SettingPath.Shown(line), secret: false)}"));
        return run.Output;
    }

    private static bool IsPartial(string complaint) => complaint.Contains("(Forbidden)", StringComparison.Ordinal)
        || complaint.Contains("no matches for kind", StringComparison.Ordinal)
        || complaint.Contains("ensure CRDs are installed first", StringComparison.Ordinal)
        || complaint.Contains("(NotFound)", StringComparison.Ordinal)
        || complaint.Contains("unable to retrieve the complete list of server APIs", StringComparison.Ordinal)
        || complaint.Contains("(MethodNotAllowed)", StringComparison.Ordinal);

    internal static RefusedException Refusal(string actual, string fix) =>
        new(new Diagnostic(Codes.UnreadableCluster, "infra adopt", actual, "a cluster that kubectl can read", fix));
}
