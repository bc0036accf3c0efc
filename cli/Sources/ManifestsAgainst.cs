using System.Formats.Tar;
using Infra.Commands;
using Infra.Wording;

namespace Infra.Sources;

/// <summary>Finds what manifests are compared with: another folder or file, themselves at a revision, or the cluster.</summary>
/// <param name="path">The folder or file; null for what another program writes, which has no past.</param>
internal sealed class ManifestsAgainst(string? path, ToolFinder tools, Func<string, string> pathOf, FolderReader folders)
{
    /// <summary>The context of the kubeconfig to read the cluster through. Default: the current one.</summary>
    public string? Context { get; init; }

    private string Folder => path is null ? pathOf(".") : Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>Reads the other side.</summary>
    /// <exception cref="RefusedException">It is nothing of these, several of them, or cannot be read.</exception>
    public async Task<Inventory> ReadAsync(string named, Inventory own, CancellationToken cancellation)
    {
        if (named == Against.Cluster)
            return await ClusterSide.ReadAsync(tools.Find("kubectl"), Context, own, Folder, cancellation).ConfigureAwait(false);

        var (prefix, name) = Against.Split(named);
        var isPath = prefix is "" or "folder" && Path.Exists(pathOf(name));
        var git = path is not null && prefix is "" or "git" ? await GitRepository.FindAsync(tools.Find("git"), Folder, cancellation).ConfigureAwait(false) : null;
        var commit = git is null ? null : await git.CommitAsync(name, cancellation).ConfigureAwait(false);
        return (isPath, commit) switch
        {
            (true, null) => await Against.ReadPathAsync(folders, pathOf(name), name, cancellation).ConfigureAwait(false),
            (false, not null) => await ReadRevisionAsync(git!, name, commit, cancellation).ConfigureAwait(false),
            (true, not null) => throw new RefusedException(Against.Ambiguous(name, ["folder:", "git:"])),
            _ => throw new RefusedException(Unknown(named, git is not null)),
        };
    }

    private async Task<Inventory> ReadRevisionAsync(GitRepository git, string name, string commit, CancellationToken cancellation)
    {
        var shown = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path!)))} at {name} ({commit[..10]})";
        var folder = Directory.CreateTempSubdirectory("infra-revision-").FullName;
        try
        {
            return await ExtractAsync(git, commit, folder, cancellation).ConfigureAwait(false) is { } then
                ? await Against.ReadPathAsync(folders, then, shown, cancellation).ConfigureAwait(false)
                : new Inventory { Name = shown, Notes = [$"{shown} does not exist: everything is new"] };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string?> ExtractAsync(GitRepository git, string commit, string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(path))
        {
            var file = Path.Combine(folder, Path.GetFileName(path!));
            if (await git.ShowAsync(commit, Path.GetFileName(path!), cancellation).ConfigureAwait(false) is not { } text)
                return null;

            await File.WriteAllTextAsync(file, text, cancellation).ConfigureAwait(false);
            return file;
        }

        if ((await git.FilesAsync(commit, "", cancellation).ConfigureAwait(false)).Count == 0)
            return null;

        var archive = Path.Combine(folder, "manifests.tar");
        await git.ArchiveAsync(commit, archive, cancellation).ConfigureAwait(false);
        var extracted = Directory.CreateDirectory(Path.Combine(folder, "manifests")).FullName;
        await TarFile.ExtractToDirectoryAsync(archive, extracted, overwriteFiles: false, cancellation).ConfigureAwait(false);
        return extracted;
    }

    private Diagnostic Unknown(string named, bool hasGit) => new(Codes.UnknownReference, $"--against {SettingPath.Shown(named)}",
        hasGit ? "no folder, file, branch, tag or commit of this name" : path is null ? "no folder or file of this name" : "no folder or file of this name, and no git repository here",
        $"a folder or file of manifests, {(path is null ? "" : "a branch, tag or commit, ")}or cluster",
        DidYouMean.Nearest(named, [Against.Cluster]) is { } near ? $"did you mean {near}?" : path is null ? "name one with --against" : "check the name; a shallow clone has few commits, `git fetch` gets more");
}
