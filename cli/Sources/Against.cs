using Infra.Commands;
using Infra.Hermetic;
using Infra.Rendering;
using Infra.Wording;

namespace Infra.Sources;

/// <summary>Finds what a stack is compared with: a stack, a folder or file, a revision, or the cluster.</summary>
internal sealed class Against(Project project, CommandHost host, FolderReader folders)
{
    private readonly ToolFinder _tools = new(host.Environment("PATH"));

    /// <summary>The word for the cluster itself.</summary>
    internal const string Cluster = "cluster";

    /// <summary>The context of the kubeconfig to read the cluster through. Default: the stack's, else the current one.</summary>
    public string? Context { get; init; }

    /// <summary>Reads the other side.</summary>
    /// <exception cref="RefusedException">It is nothing of these, several of them, or cannot be read.</exception>
    public async Task<Inventory> ReadAsync(string stack, string named, Inventory own, HermeticEngine engine, CancellationToken cancellation)
    {
        var (prefix, rest) = Split(named);
        if (named == Cluster)
        {
            var choice = ClusterChoice.Of(await engine.RunAsync(stack).ConfigureAwait(false));
            choice = choice with { Context = Context ?? choice.Context };
            return await ClusterSide.ReadAsync(_tools.Find("kubectl"), choice.Options(project.File.Folder, host.Environment("HOME")), own,
                project.File.Folder, cancellation).ConfigureAwait(false);
        }

        var path = host.PathOf(rest);
        var isStack = prefix is "" or "stack" && project.StackNames.Contains(rest);
        var isPath = prefix is "" or "folder" && (Directory.Exists(path) || File.Exists(path));
        var git = prefix is "" or "git"
            ? await GitRepository.FindAsync(_tools.Find("git"), project.File.Folder, cancellation).ConfigureAwait(false)
            : null;
        var commit = git is null ? null : await git.CommitAsync(rest, cancellation).ConfigureAwait(false);
        string[] means =
            [.. new[] { isStack ? "stack:" : null, isPath ? "folder:" : null, commit is not null ? "git:" : null }.OfType<string>()];
        if (means.Length != 1)
            throw new RefusedException(means.Length > 1 ? Ambiguous(rest, means) : Unknown(stack, named, git is not null));

        if (isStack)
            return (await engine.RunAsync(rest).ConfigureAwait(false)).Inventory;

        return isPath
            ? (await ReadPathAsync(folders, path, Called(path, rest), cancellation).ConfigureAwait(false)).Complete()
            : await new RevisionSide(git!, project, host.Systems, _tools.Find("dotnet"), ProgramCache.Of(host.Environment),
                host.Screen).ReadAsync(stack, rest, commit!, cancellation).ConfigureAwait(false);
    }

    /// <summary>A folder or file of manifests, without what cannot be read. What this program rendered there is read back.</summary>
    /// <exception cref="RefusedException">Nothing can be read.</exception>
    internal static async Task<Inventory> ReadPathAsync(FolderReader folders, string path, string shown, CancellationToken cancellation,
        string? top = null) =>
        Some(
            RenderedInventory.IsIn(path)
                ? RenderedInventory.Read(path, shown)
                : await folders.ReadAsync(path, shown, cancellation, top).ConfigureAwait(false));

    /// <summary>What a folder or file is called.</summary>
    internal static string Called(string path, string written) => $"{(Directory.Exists(path) ? "folder" : "file")} {written}";

    /// <summary>A folder, when some of it could be read; anything else, when all of it could be.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    internal static Inventory Some(Inventory inventory) =>
        inventory is { FileNames: not null, Manifests.Count: > 0 } ? inventory : inventory.Complete();

    /// <summary>What a user named, without the word before it that says what is meant.</summary>
    internal static (string Prefix, string Name) Split(string named)
    {
        var colon = named.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && named[..colon] is "stack" or "folder" or "git" ? (named[..colon], named[(colon + 1)..]) : ("", named);
    }

    /// <summary>A name that means several things.</summary>
    internal static Diagnostic Ambiguous(string name, string[] means) =>
        new(Codes.AmbiguousReference, $"--against {SettingPath.Shown(name)}",
        Words.OneOf(means.Select(prefix => prefix.TrimEnd(':'))), "a name with one meaning",
        $"write {Words.OneOf(means.Select(prefix => prefix + SettingPath.Shown(name)))}");

    private Diagnostic Unknown(string stack, string named, bool hasGit)
    {
        var near = DidYouMean.Nearest(named, project.StackNames.Where(name => name != stack).Append(Cluster));
        return new Diagnostic(Codes.UnknownReference, $"--against {SettingPath.Shown(named)}",
            hasGit
                ? "no stack, folder, file, branch, tag or commit of this name"
                : $"no stack, folder or file of this name, and {NoGit(_tools)}",
            "a stack, a folder or file of manifests, a branch, tag or commit, or cluster",
            near is not null
                ? $"did you mean {near}?"
                : hasGit ? "check the name; a shallow clone has few commits, `git fetch` gets more" : GitNeeded(_tools));
    }

    /// <summary>Why git knows nothing.</summary>
    internal static string NoGit(ToolFinder tools) => tools.Find("git") is null ? "no program git on the PATH" : "no git repository here";

    /// <summary>What to do where git knows nothing.</summary>
    internal static string GitNeeded(ToolFinder tools) =>
        tools.Find("git") is null
            ? "install git, or name a stack or folder with --against"
            : "name a stack or folder with --against, or run it in a clone of the repository";
}
