using Infra.Wording;

namespace Infra.Sources;

/// <summary>A folder or file of a git repository as it was at a commit.</summary>
/// <param name="git">The repository, from its top.</param>
/// <param name="name">What the user calls the commit.</param>
/// <param name="commit">The commit.</param>
/// <param name="path">The folder or file, from the top of the repository; empty for all of it.</param>
internal sealed class Revision(GitRepository git, string name, string commit, string path)
{
    /// <summary>The folder or file, from the top of the repository; empty for all of it.</summary>
    public string Path { get; } = path;

    /// <summary>What it is called.</summary>
    public string Shown { get; } =
        $"{(path.Length == 0 ? "all files" : path)} at {(commit.StartsWith(name, StringComparison.Ordinal) ? commit[..10] : $"{name} ({commit[..10]})")}";

    /// <summary>The two parts of <c>main:deploy/prod</c>; null when a text has another form.</summary>
    public static (string Name, string Path)? Split(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? (text[..colon], text[(colon + 1)..]) : null;

    /// <summary>
    /// Finds what a user names as git does: <c>main:deploy/prod</c>, from the top of the repository, or <c>main:./prod</c>.
    /// </summary>
    /// <param name="git">The repository; null when there is none.</param>
    /// <param name="text">What the user wrote.</param>
    /// <param name="where">What messages call the argument.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="RefusedException">There is no such commit, or no such folder or file in it.</exception>
    public static async Task<Revision> FindAsync(GitRepository? git, string text, string where, CancellationToken cancellation)
    {
        RefusedException Unknown(string actual, string allowed, string fix) =>
            new(new Diagnostic(Codes.UnknownReference, where, SettingPath.Shown(actual), allowed, fix));
        var (name, written) = Split(text) ?? (text, "");
        if (git is null)
        {
            throw Unknown("no git repository here, and no folder or file of this name", "a revision and a path in a git repository",
                "run it inside of the repository");
        }

        if (await git.CommitAsync(name, cancellation).ConfigureAwait(false) is not { } commit)
        {
            var near = DidYouMean.Nearest(name, await git.NamesAsync(cancellation).ConfigureAwait(false));
            throw Unknown($"no branch, tag or commit {name}, and no folder or file of this name",
                "a revision that git knows, a colon and a path",
                near is null
                    ? "check the name; a shallow clone has few commits, `git fetch` gets more"
                    : $"did you mean {near}:{written}?");
        }

        var top = await git.AtTopAsync(cancellation).ConfigureAwait(false);
        var isRelative = written is "." or ".." || written.StartsWith("./", StringComparison.Ordinal)
            || written.StartsWith("../", StringComparison.Ordinal);
        var path = RelativePath.Resolve(isRelative ? await git.PrefixAsync(cancellation).ConfigureAwait(false) : "", written.TrimEnd('/'));
        if (!await top.HasAsync(commit, path, cancellation).ConfigureAwait(false))
        {
            var folder = RelativePath.FolderOf(path);
            var near = DidYouMean.Nearest(path,
                (await top.FilesAsync(commit, folder, cancellation).ConfigureAwait(false))
                    .Select(file => RelativePath.Resolve(folder, file)));
            throw Unknown($"{name} has no {path}", "a folder or file that is there at the revision",
                near is null ? $"see `git ls-tree {name}`" : $"did you mean {name}:{near}?");
        }

        return new Revision(top, name, commit, path);
    }

    /// <summary>Reads it; null when it was not there.</summary>
    public async Task<Inventory?> ReadAsync(FolderReader folders, CancellationToken cancellation)
    {
        if (!await git.HasAsync(commit, Path, cancellation).ConfigureAwait(false))
            return null;

        var folder = TemporaryFolder.Create("infra-revision-");
        try
        {
            // All of it: what stands in a folder may refer to what stands beside it.
            await git.ExtractAsync(commit, folder, cancellation).ConfigureAwait(false);
            return await Against.ReadPathAsync(folders, System.IO.Path.Combine(folder, Path), Shown, cancellation, top: folder)
                .ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
