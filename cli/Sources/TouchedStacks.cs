using Infra.Commands;

namespace Infra.Sources;

/// <summary>
/// The stacks that a change touches: those whose file differs, those that are attached to one of these, and all where the program does.
/// </summary>
internal static class TouchedStacks
{
    /// <summary>The stacks that the files as they are and a commit differ in.</summary>
    /// <param name="commit">The other side: a branch, tag or commit. What came to it since it was left does not count.</param>
    /// <param name="platformOf">The stack that a stack is attached to; null when it has a platform of its own.</param>
    /// <returns>The stacks, or null when the commit is not known here.</returns>
    /// <exception cref="RefusedException">There is no git repository.</exception>
    public static async Task<IReadOnlyList<string>?> SinceAsync(
        string commit, CommandHost host, Project project, Func<string, string?> platformOf, CancellationToken cancellation)
    {
        var folder = project.File.Folder;
        var git = await GitRepository.FindAsync(new ToolFinder(host.Environment("PATH")).Find("git"), folder, cancellation)
            .ConfigureAwait(false)
            ?? throw new RefusedException(new Diagnostic(Codes.GitFailed, "infra stacks, --changed-since", "no git repository here",
                "a project in a git repository", "leave the option out for all stacks"));
        if (await git.CommitAsync(commit, cancellation).ConfigureAwait(false) is not { } known)
            return null;

        var since = await git.ForkPointAsync(known, cancellation).ConfigureAwait(false);
        var changed = (await git.ChangedAsync(since, cancellation).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        if (changed.Any(ProgramFiles.Holds) || changed.Contains(Path.GetFileName(project.File.File)))
            return project.StackNames;

        var touched = project.StackNames.Where(stack => changed.Contains(FileOf(project, stack))).ToHashSet(StringComparer.Ordinal);
        while (project.StackNames.Any(stack => platformOf(stack) is { } platform && touched.Contains(platform) && touched.Add(stack)))
        {
        }

        return [.. project.StackNames.Where(touched.Contains)];
    }

    private static string FileOf(Project project, string stack) =>
        Path.GetRelativePath(project.File.Folder, project.PathOf(stack)!).Replace('\\', '/');
}
