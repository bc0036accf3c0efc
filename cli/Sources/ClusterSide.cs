using Infra.Adoption;

namespace Infra.Sources;

/// <summary>What a cluster has of a stack's objects, as <c>kubectl</c> reads it.</summary>
internal static class ClusterSide
{
    private const string UnknownKind = "no matches for kind";

    /// <summary>Asks the cluster for every object of a side.</summary>
    /// <param name="kubectl">The program; null where there is none.</param>
    /// <param name="connection">The options that choose the cluster.</param>
    /// <param name="wanted">The objects to ask for.</param>
    /// <param name="folder">The folder to run it in.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RefusedException">There is no kubectl, or the cluster does not answer.</exception>
    public static async Task<Inventory> ReadAsync(string? kubectl, IReadOnlyList<string> connection, Inventory wanted, string folder,
        CancellationToken cancellation)
    {
        if (kubectl is null)
            throw Refusal("no kubectl on the PATH", "install kubectl");

        string[] arguments = [.. connection, "--request-timeout=30s", "get", "--ignore-not-found", "-o", "json", "-f", "-"];
        var run = await ProgramRun.RunAsync(kubectl, arguments, folder, cancellation, Names(wanted)).ConfigureAwait(false)
            ?? throw Refusal("kubectl cannot be started", "check its permissions");
        var complaints = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = complaints.Where(line => line.Contains(UnknownKind, StringComparison.Ordinal)).ToList();
        if (run.Code != 0 && (complaints.Length == 0 || unknown.Count < complaints.Length))
        {
            throw Refusal(SettingPath.Shown(
                complaints.Length == 0 ? $"kubectl ended with {run.Code}" : complaints.Last(line => !unknown.Contains(line))),
                connection.Count == 0 ? "check the current context with `kubectl cluster-info`, or name one with --context"
                    : $"check it with `kubectl {string.Join(' ', connection.Select(ShellWord.Of))} cluster-info`");
        }

        using var text = new StringReader(run.Output);
        var name = connection.Count == 0 ? "the cluster" : $"the cluster of {connection[^1]}";
        var manifests = run.Output.Trim().Length == 0 ? [] : Objects(ManifestReader.Read(text, "kubectl's answer"));
        return new Inventory
        {
            Name = name,
            Origin = InventoryOrigin.Cluster,
            Manifests = manifests,
            Notes = unknown.Count == 0
                ? []
                : [$"the cluster has no CRDs for some kinds; their objects are shown as added: {string.Join("; ", unknown.Distinct(StringComparer.Ordinal).Select(SettingPath.Shown))}"],
        };
    }

    // An empty List is an answer: nothing of the stack is there yet.
    private static IReadOnlyList<Manifest> Objects(ManifestSource source) =>
        source.Problems.All(problem => problem.Code == Codes.NoObjects) ? source.Manifests : source.Refuse();

    private static string Names(Inventory wanted)
    {
        using var names = new StringWriter();
        ManifestWriter.WriteAll(wanted.Manifests.Select(manifest => Manifest.From(MapNode.Of(
            ("apiVersion", manifest.ApiVersion),
            ("kind", manifest.Id.Kind),
            ("metadata", MapNode.Of(("name", manifest.Id.Name), ("namespace", manifest.Id.Namespace)))))!), names);
        return names.ToString();
    }

    private static RefusedException Refusal(string actual, string fix) =>
        new(new Diagnostic(Codes.UnreadableCluster, "--against cluster", actual, "a cluster that kubectl can read", fix));
}
