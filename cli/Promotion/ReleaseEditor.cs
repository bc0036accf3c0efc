using Infra.Commands;
using Infra.Diff;
using Infra.Hermetic;
using Infra.Reports;
using Infra.Rules;
using Infra.Sources;

namespace Infra.Promotion;

/// <summary>
/// Puts another release into a stack's file: what the stack would then make is run, compared and checked before anything is written.
/// </summary>
/// <param name="git">The repository; null where there is none, and nothing can be uncommitted.</param>
internal sealed class ReleaseEditor(CommandHost host, Project project, GitRepository? git)
{
    /// <summary>A stack's file on disk.</summary>
    public string PathOf(string stack) => Path.GetFullPath(project.ShownFile(stack), host.WorkingDirectory);

    /// <summary>Refuses a file with changes that are not committed.</summary>
    public async Task RefuseDirtyAsync(string stack, CancellationToken cancellation)
    {
        if (git is not null && File.Exists(PathOf(stack)) && await git.IsDirtyAsync(PathOf(stack), cancellation).ConfigureAwait(false))
        {
            throw new RefusedException(new Diagnostic(Codes.DirtyFile, project.ShownFile(stack), "changes that are not committed",
                "a file as it was reviewed",
                "commit or undo them, or pass --allow-dirty"));
        }
    }

    /// <summary>Says that there is no history to read.</summary>
    public RefusedException NoRepository(string stack) =>
        new(new Diagnostic(Codes.GitFailed, $"the releases of {stack}", $"{project.File.Folder} is in no git repository",
        "a repository that the stack file is committed to",
        "run it in a clone of the repository, or begin one with `git init` and commit the stack file"));

    /// <summary>The releases of a stack from its history; none where there is no repository.</summary>
    public async Task<IReadOnlyList<PastRelease>> HistoryAsync(string stack, CancellationToken cancellation) => git is null
        ? []
        : await ReleaseHistory.ReadAsync(git, Path.GetRelativePath(project.File.Folder, PathOf(stack)).Replace('\\', '/'), cancellation)
            .ConfigureAwait(false);

    /// <summary>Changes values of a release.</summary>
    /// <returns>What the stack then makes otherwise.</returns>
    /// <exception cref="RefusedException">The settings, a rule, or the state of the file is against it.</exception>
    public async Task<DiffResult> ApplyAsync(string stack, IReadOnlyList<ReleaseMove> moves, bool write, CancellationToken cancellation)
    {
        var file = StackText.Read(PathOf(stack), project.ShownFile(stack));
        var edited = ReleaseText.With(file.Text, file.Shown, moves);
        var folder = TemporaryFolder.Create("infra-release-");
        try
        {
            var draft = Path.Combine(folder, Path.GetFileName(file.Path));
            await File.WriteAllTextAsync(draft, edited, cancellation).ConfigureAwait(false);
            var then = Project.Open(host.WorkingDirectory, project.File.Folder, host.Systems, (stack, draft));
            var (before, foundBefore) = await RunAsync(project, stack, cancellation).ConfigureAwait(false);
            var (after, foundAfter) = await RunAsync(then, stack, cancellation).ConfigureAwait(false);
            Refuse(stack, foundBefore, foundAfter);
            var result = Comparison.Of(before.Inventory with { Name = $"{stack} now" },
                after.Inventory with { Name = $"{stack} with the change" });
            if (write && moves.Count > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                file.Replace(edited);
            }

            return result;
        }
        catch (RefusedException refused) when (refused.Diagnostics.Any(problem =>
            problem.At?.File.StartsWith(folder, StringComparison.Ordinal) == true))
        {
            // The draft has the lines of the file that it would become.
            throw new RefusedException(refused.Diagnostics.Select(problem =>
                problem.At is { } at && at.File.StartsWith(folder, StringComparison.Ordinal)
                    ? problem with { At = at with { File = file.Shown } }
                    : problem));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(StackResult Result, CheckResult Found)> RunAsync(Project from, string stack, CancellationToken cancellation)
    {
        var settings = from.Bind(stack);
        var engine = new HermeticEngine(name => Task.FromResult((name == stack ? settings : from.Bind(name)).Run));
        var result = await host.Screen.WhileAsync($"Running stack {stack}", () => engine.RunAsync(stack).WaitAsync(cancellation))
            .ConfigureAwait(false);
        var context = await Task.WhenAll(StackCheck.SiblingsOf(result).Select(engine.RunAsync)).WaitAsync(cancellation)
            .ConfigureAwait(false);
        return (result, StackCheck.Run(result.Inventory, [.. context.Select(other => other.Inventory)], settings.Values, host.Today));
    }

    private static void Refuse(string stack, CheckResult before, CheckResult after)
    {
        var known = before.Findings.Select(Key).ToHashSet();
        var forbidden = after.Findings.Where(finding => finding.Severity == Severity.Error && !known.Contains(Key(finding))).ToList();
        if (forbidden.Count > 0)
        {
            throw new RefusedException(
                forbidden.Select(finding => new Diagnostic(Codes.ForbiddenRelease, $"stack {stack}, {finding.Subject} {finding.Path}",
                $"{finding.Rule.Id} {finding.Rule.Name}: {finding.Actual}", finding.Expected, finding.Fix)));
        }
    }

    private static (string Rule, Infra.Manifests.ObjectId On, string Path, string? Actual) Key(Finding finding) =>
        (finding.Rule.Id, finding.On.Id, finding.Path, finding.Actual);
}
