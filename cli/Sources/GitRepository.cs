using System.Formats.Tar;

namespace Infra.Sources;

/// <summary>The git repository that a folder stands in.</summary>
internal sealed record GitRepository
{
    private readonly string _git;
    private readonly string _folder;

    private GitRepository(string git, string folder)
    {
        _git = git;
        _folder = folder;
    }

    /// <summary>The repository of a folder, or null when there is no git or no repository.</summary>
    public static async Task<GitRepository?> FindAsync(string? git, string folder, CancellationToken cancellation) =>
        git is not null
            && await ProgramRun.RunAsync(git, ["rev-parse", "--is-inside-work-tree"], folder, cancellation)
                .ConfigureAwait(false) is { Code: 0 }
            ? new GitRepository(git, folder)
            : null;

    /// <summary>The repository of a folder, or null when the folder stands in none.</summary>
    /// <exception cref="RefusedException">It stands in one that cannot be asked: there is no git, or git refuses the
    /// repository.</exception>
    public static async Task<GitRepository?> OpenAsync(string? git, string folder, CancellationToken cancellation)
    {
        if (!StandsInRepository(folder))
            return null;

        if (git is null)
        {
            throw new RefusedException(new Diagnostic(Codes.GitFailed, folder, "no program git on the PATH",
                "git, to ask what is committed", "install git"));
        }

        if (await FindAsync(git, folder, cancellation).ConfigureAwait(false) is { } found)
            return found;

        var run = await ProgramRun.RunAsync(git, ["rev-parse", "--is-inside-work-tree"], folder, cancellation).ConfigureAwait(false);
        var said = SettingPath.Shown((run?.Error ?? "it cannot be started").Trim().Split('\n')[0]);
        throw new RefusedException(new Diagnostic(Codes.GitFailed, folder, said, "a repository that git reads",
            said.Contains("dubious ownership", StringComparison.Ordinal)
                ? "give the folder to the user who runs this, or tell git that it is safe: `git config --global --add safe.directory <folder>`"
                : "run `git status` there"));
    }

    private static bool StandsInRepository(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
                return true;
        }

        return false;
    }

    /// <summary>The commit that a name means, or null when it means none.</summary>
    public async Task<string?> CommitAsync(string name, CancellationToken cancellation)
    {
        if (name.Length == 0 || name[0] == '-' || name.Any(char.IsControl))
            return null;

        var run = await TryAsync(cancellation, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
            .ConfigureAwait(false);
        return run.Code == 0 ? run.Output.Trim() : null;
    }

    /// <summary>The commit at which the checkout left the history of another one; the other one where they share none.</summary>
    public async Task<string> ForkPointAsync(string commit, CancellationToken cancellation)
    {
        var run = await TryAsync(cancellation, "merge-base", commit, "HEAD").ConfigureAwait(false);
        return run.Code == 0 ? run.Output.Trim() : commit;
    }

    /// <summary>Whether a file has changes that are not committed, or was never committed.</summary>
    public async Task<bool> IsDirtyAsync(string path, CancellationToken cancellation) =>
        (await AskAsync(cancellation, "--no-optional-locks", "status", "--porcelain", "--ignored", "--", path)
            .ConfigureAwait(false)).Length > 0;

    /// <summary>The paths, below a folder and relative to it, that differ between a commit and the files as they are.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync(string commit, CancellationToken cancellation)
    {
        var changed = await AskAsync(cancellation, "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")
            .ConfigureAwait(false);
        var added = await AskAsync(cancellation, "ls-files", "--others", "--exclude-standard", "-z", "--", ".").ConfigureAwait(false);
        return [.. (changed + added).Split('\0', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    /// <summary>The names of the files right in a folder at a commit.</summary>
    public async Task<IReadOnlyList<string>> FilesAsync(string commit, string folder, CancellationToken cancellation)
    {
        string[] place = folder is "" or "." ? [] : [folder.TrimEnd('/') + "/"];
        var run = await TryAsync(cancellation, ["ls-tree", "--name-only", "-z", commit, .. place]).ConfigureAwait(false);
        return run.Code == 0
            ? [.. run.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(name => Path.GetFileName(name)!)]
            : [];
    }

    /// <summary>A file's text at a commit, or null when it was not there.</summary>
    public async Task<string?> ShowAsync(string commit, string path, CancellationToken cancellation)
    {
        var run = await TryAsync(cancellation, "show", $"{commit}:./{path}").ConfigureAwait(false);
        return run.Code == 0 ? run.Output : null;
    }

    /// <summary>The commits that changed a file, newest first: commit, time and first line of the message.</summary>
    public async Task<IReadOnlyList<(string Commit, string Time, string Subject)>> LogAsync(string path, int most,
        CancellationToken cancellation)
    {
        var run = await TryAsync(cancellation, "log", $"--max-count={most}", "--format=%H%x1f%cI%x1f%s", "--", path).ConfigureAwait(false);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\x1f'))
            .Where(parts => parts.Length == 3)
            .Select(parts => (parts[0], parts[1], parts[2]))];
    }

    /// <summary>The same repository, asked from its top.</summary>
    public async Task<GitRepository> AtTopAsync(CancellationToken cancellation) =>
        new(_git, (await AskAsync(cancellation, "rev-parse", "--show-toplevel").ConfigureAwait(false)).TrimEnd('\n', '\r'));

    /// <summary>The folder from the top of the repository; empty at the top.</summary>
    public async Task<string> PrefixAsync(CancellationToken cancellation) =>
        (await AskAsync(cancellation, "rev-parse", "--show-prefix").ConfigureAwait(false)).TrimEnd('\n', '\r').TrimEnd('/');

    /// <summary>The names of branches and tags.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellation) =>
        (await AskAsync(cancellation, "for-each-ref", "--format=%(refname:short)").ConfigureAwait(false))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a folder or file was there at a commit.</summary>
    public async Task<bool> HasAsync(string commit, string path, CancellationToken cancellation) =>
        (await TryAsync(cancellation, "cat-file", "-e", $"{commit}:{path}").ConfigureAwait(false)).Code == 0;

    /// <summary>Writes the folder as it was at a commit into another one. Links that lead out of it are left out.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">Where to write it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="without">What to leave out, as git matches paths. Default: nothing.</param>
    public async Task ExtractAsync(string commit, string folder, CancellationToken cancellation, params IEnumerable<string> without)
    {
        var archive = folder + ".tar";
        try
        {
            await AskAsync(cancellation,
                ["archive", "--format=tar", "-o", archive, commit, "--", ".", .. without.Select(path => $":(exclude){path}")])
                .ConfigureAwait(false);
            var inside = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
            using var stream = File.OpenRead(archive);
            await using var entries = new TarReader(stream);
            while (await entries.GetNextEntryAsync(copyData: false, cancellation).ConfigureAwait(false) is { } entry)
            {
                var path = Path.GetFullPath(Path.Combine(folder, entry.Name));
                if (!path.StartsWith(inside, StringComparison.Ordinal))
                    continue;

                if (entry.EntryType is TarEntryType.Directory)
                {
                    Directory.CreateDirectory(path);
                }
                else if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                {
                    await entry.ExtractToFileAsync(path, overwrite: false, cancellation).ConfigureAwait(false);
                }
                else if (entry.EntryType is TarEntryType.SymbolicLink
                    && Path.GetFullPath(entry.LinkName, Path.GetDirectoryName(path)!).StartsWith(inside, StringComparison.Ordinal))
                {
                    File.CreateSymbolicLink(path, entry.LinkName);
                }
            }
        }
        finally
        {
            File.Delete(archive);
        }
    }

    private async Task<string> AskAsync(CancellationToken cancellation, params string[] arguments)
    {
        var run = await TryAsync(cancellation, arguments).ConfigureAwait(false);
        return run.Code == 0
            ? run.Output
            : throw new RefusedException(new Diagnostic(Codes.GitFailed, $"git {arguments[0]}", SettingPath.Shown(run.Error.Trim()),
                "an answer", "run it by hand in the project's folder"));
    }

    private async Task<ProgramRun> TryAsync(CancellationToken cancellation, params string[] arguments) =>
        await ProgramRun.RunAsync(_git, arguments, _folder, cancellation).ConfigureAwait(false)
        ?? throw new RefusedException(new Diagnostic(Codes.GitFailed, "git", _git, "a program that can be started", "install git"));
}
