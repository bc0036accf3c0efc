using Infra.Commands;
using Infra.Wording;

namespace Infra.Sources;

/// <summary>
/// Reads files and folders as they are applied: kustomizations are built and charts rendered, where the programs for it are there.
/// </summary>
/// <param name="tools">Finds the programs.</param>
/// <param name="path">The folders of programs, for the programs themselves.</param>
internal sealed class FolderReader(ToolFinder tools, string? path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether everything is read file by file. Default: false.</summary>
    public bool AsFiles { get; init; }

    /// <summary>Reads a file or folder.</summary>
    /// <param name="subject">The file or folder.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="top">The folder that nothing is read outside of. Default: null, the git repository.</param>
    public async Task<Inventory> ReadAsync(string subject, string name, CancellationToken cancellation, string? top = null)
    {
        if (!Directory.Exists(subject))
            return InventoryReader.Read(subject, name);

        var folder = FolderContent.Of(subject, top);
        if (AsFiles)
            return InventoryReader.AsFiles(folder, name);

        var read = InventoryReader.Read(folder, name);
        var plan = new FolderBuild(folder, read);
        return plan.IsNeeded ? await BuildAsync(folder, plan, cancellation).ConfigureAwait(false) : Whole(read, folder);
    }

    private async Task<Inventory> BuildAsync(FolderContent folder, FolderBuild plan, CancellationToken cancellation)
    {
        using var stage = new BuildStage(folder.Files);
        var environment = BuildEnvironment.In(stage.Home, path);
        var kustomize = KustomizeBuild.Find(tools, environment);
        var helm = ChartBuild.Find(tools, stage, environment);
        var unbuilt = 0;
        while (plan.Next() is { Count: > 0 } jobs)
        {
            var outcomes = new BuildOutcome[jobs.Count];
            await Parallel.ForEachAsync(Enumerable.Range(0, jobs.Count), cancellation, async (i, stop) =>
                outcomes[i] = await OneAsync(jobs[i], stage, kustomize, helm, stop).ConfigureAwait(false)).ConfigureAwait(false);
            for (var i = 0; i < outcomes.Length; i++)
            {
                var isOld = kustomize?.IsTooOld == true && jobs[i].Reach is not null && outcomes[i].Objects is null;
                unbuilt += (kustomize is null || isOld) && jobs[i].Reach is not null ? 1 : 0;
                plan.Done(jobs[i], isOld ? new BuildOutcome(null) : outcomes[i]);
            }
        }

        var notes = new List<string>();
        if (unbuilt > 0)
        {
            notes.Add($"what patches, generators and overlays of {Words.Count(unbuilt, "kustomization")} do: "
                + $"{(kustomize is null ? "neither kustomize nor kubectl is on the PATH" : $"{kustomize.Name} on the PATH is too old")}; {KustomizeBuild.GetIt}");
        }

        if (helm is null && folder.Templates > 0)
            notes.Add($"{Words.Count(folder.Templates, "template")} of Helm charts: install helm, so that they are rendered");

        return plan.Finish(notes);
    }

    private static Inventory Whole(Inventory read, FolderContent folder) => folder.Templates == 0 ? read
        : read with { Notes = [$"{Words.Count(folder.Templates, "template")} of Helm charts that are libraries", .. read.Notes] };

    private static async Task<BuildOutcome> OneAsync(BuildJob job, BuildStage stage, KustomizeBuild? kustomize, ChartBuild? helm,
        CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return (job.Reach, kustomize, helm) switch
            {
                (not null, not null, _) => await kustomize.BuildAsync(job, stage, patience.Token).ConfigureAwait(false),
                (null, _, not null) => await helm.BuildAsync(job, patience.Token).ConfigureAwait(false),
                _ => new BuildOutcome(null),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A busy machine says nothing about the folder.
            var folder = job.Folder.Length == 0 ? "the folder" : job.Folder;
            return new BuildOutcome(null) { Notes = [$"{folder}, which was not built within {Patience.TotalSeconds:0} seconds"] };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new BuildOutcome(null, SettingPath.Shown(e.Message));
        }
    }
}
