using Infra.Commands;
using Infra.Wording;

namespace Infra.Sources;

/// <summary>Finds what manifests are compared with: another folder or file, a revision of them or of others, or the cluster.</summary>
/// <param name="path">The folder or file, from the top of its repository; null for what has no past: what another program writes, and what
/// is in no repository.</param>
/// <param name="git">The repository; null when there is none.</param>
internal sealed class ManifestsAgainst(string? path, GitRepository? git, ToolFinder tools, Func<string, string> pathOf,
    FolderReader folders)
{
    /// <summary>The context of the kubeconfig to read the cluster through. Default: the current one.</summary>
    public string? Context { get; init; }

    /// <summary>Reads the other side.</summary>
    /// <exception cref="RefusedException">It is nothing of these, several of them, or cannot be read.</exception>
    public async Task<Inventory> ReadAsync(string named, Inventory own, CancellationToken cancellation)
    {
        if (named == Against.Cluster)
        {
            return await ClusterSide.ReadAsync(tools.Find("kubectl"), Context is null ? [] : ["--context", Context], own, pathOf("."),
                cancellation).ConfigureAwait(false);
        }

        var (prefix, name) = Against.Split(named);
        var isPath = prefix is "" or "folder" && Path.Exists(pathOf(name));
        var isGit = prefix is "" or "git";
        var commit = isGit && path is not null && git is not null ? await git.CommitAsync(name, cancellation).ConfigureAwait(false) : null;
        if (isPath && commit is not null)
            throw new RefusedException(Against.Ambiguous(name, ["folder:", "git:"]));

        if (isPath)
        {
            return await Against.ReadPathAsync(folders, pathOf(name), Against.Called(pathOf(name), name), cancellation)
                .ConfigureAwait(false);
        }

        if (commit is not null)
        {
            var then = new Revision(await git!.AtTopAsync(cancellation).ConfigureAwait(false), name, commit, path!);
            return await then.ReadAsync(folders, cancellation).ConfigureAwait(false)
                ?? new Inventory { Name = then.Shown, Notes = [$"{then.Shown} does not exist: everything is new"] };
        }

        if (!isGit || Revision.Split(name) is null)
            throw new RefusedException(Unknown(named));

        // A path that begins with a dot is from where the user is, where that is the same repository.
        var here = await GitRepository.FindAsync(tools.Find("git"), pathOf("."), cancellation).ConfigureAwait(false);
        var isSame = here is not null && (git is null
            || await here.AtTopAsync(cancellation).ConfigureAwait(false) == await git.AtTopAsync(cancellation).ConfigureAwait(false));
        var revision = await Revision.FindAsync(isSame ? here : git, name, $"--against {SettingPath.Shown(named)}", cancellation)
            .ConfigureAwait(false);
        return (await revision.ReadAsync(folders, cancellation).ConfigureAwait(false))!;
    }

    private Diagnostic Unknown(string named) => new(Codes.UnknownReference, $"--against {SettingPath.Shown(named)}",
        path is not null ? "no folder, file, branch, tag or commit of this name"
            : git is null ? $"no folder or file of this name, and {Against.NoGit(tools)}" : "no folder or file of this name",
        $"a folder or file of manifests, {(git is null ? "" : path is null ? "a revision and a path (main:deploy), " : "a branch, tag or commit, a revision and a path (main:deploy), ")}or cluster",
        DidYouMean.Nearest(named, [Against.Cluster]) is { } near ? $"did you mean {near}?"
            : git is null
                ? Against.GitNeeded(tools)
                : path is null ? "name one with --against" : "check the name; a shallow clone has few commits, `git fetch` gets more");
}
