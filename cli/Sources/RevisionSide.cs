using System.Text.RegularExpressions;
using Infra.Hermetic;
using Infra.Rendering;

namespace Infra.Sources;

/// <summary>A stack as it was at a commit: its stack files with this program where the program is the same, else with the program of that commit.</summary>
/// <param name="dotnet">The program that builds the other one; null when it is not there.</param>
internal sealed partial class RevisionSide(GitRepository git, Project project, IReadOnlyList<SystemDefinition> systems, string? dotnet)
{
    private const int MostErrors = 5;

    /// <summary>Runs a stack as it was.</summary>
    /// <exception cref="RefusedException">The stack is refused there, or the program does not build.</exception>
    public async Task<Inventory> ReadAsync(string stack, string name, string commit, CancellationToken cancellation)
    {
        var shown = commit.StartsWith(name, StringComparison.Ordinal) ? $"{stack} at {commit[..10]}" : $"{stack} at {name} ({commit[..10]})";
        var folder = TemporaryFolder.Create("infra-revision-");
        try
        {
            if (await HasSameProgramAsync(commit, cancellation).ConfigureAwait(false))
            {
                await CopyStackFilesAsync(commit, folder, cancellation).ConfigureAwait(false);
                return await RunHereAsync(stack, shown, folder).ConfigureAwait(false);
            }

            var program = Directory.CreateDirectory(Path.Combine(folder, "program")).FullName;
            await git.ExtractAsync(commit, program, cancellation).ConfigureAwait(false);
            return File.Exists(StackFileOf(stack, program))
                ? await RunThereAsync(stack, shown, program, cancellation).ConfigureAwait(false)
                : Absent(stack, shown);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<bool> HasSameProgramAsync(string commit, CancellationToken cancellation)
    {
        var files = await git.FilesAsync(commit, project.File.Main, cancellation).ConfigureAwait(false);
        if (!files.Any(file => file.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            // The program is kept elsewhere: only settings are.
            return true;
        }

        var changed = await git.ChangedAsync(commit, cancellation).ConfigureAwait(false);
        return !changed.Any(ProgramFiles.Holds);
    }

    private async Task CopyStackFilesAsync(string commit, string folder, CancellationToken cancellation)
    {
        var stacks = Path.GetRelativePath(project.File.Folder, project.File.StackFolder).Replace('\\', '/');
        foreach (var place in new[] { "", stacks is "." ? "" : stacks + "/" }.Distinct(StringComparer.Ordinal))
        {
            foreach (var file in await git.FilesAsync(commit, place, cancellation).ConfigureAwait(false))
            {
                if (ProgramFiles.IsSettings(file) && await git.ShowAsync(commit, place + file, cancellation).ConfigureAwait(false) is { } text)
                {
                    var path = Path.Combine(folder, place, file);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    await File.WriteAllTextAsync(path, text, cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<Inventory> RunHereAsync(string stack, string shown, string folder)
    {
        if (!ProjectIsIn(folder))
            return Absent(stack, shown);

        try
        {
            var then = Project.Open(folder, null, systems);
            if (!then.StackNames.Contains(stack))
                return Absent(stack, shown);

            var engine = new HermeticEngine(other => Task.FromResult(then.Bind(other).Run));
            return (await engine.RunAsync(stack).ConfigureAwait(false)).Inventory with { Name = shown };
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Diagnostics.Select(problem => problem with { Where = $"{shown}: {problem.Where}" }));
        }
    }

    private async Task<Inventory> RunThereAsync(string stack, string shown, string program, CancellationToken cancellation)
    {
        if (dotnet is null)
            throw Broken(shown, "no dotnet on the PATH", "install the .NET SDK, or render that revision yourself and compare with the folder");

        var build = await ProgramRun.RunAsync(dotnet, ["build", project.File.Main, "-v", "q", "-nologo", "-clp:NoSummary", "-m:1"], program, cancellation).ConfigureAwait(false);
        if (build is not { Code: 0 })
        {
            var errors = ((build?.Output ?? "") + "\n" + build?.Error).Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.StartsWith("error ", StringComparison.Ordinal))
                .Select(line => ProjectSuffix().Replace(line, "").Replace(program + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal).Take(MostErrors).ToList();
            throw Broken(shown, errors.Count > 0 ? string.Join("\n  ", errors) : "dotnet build failed without saying why", "compare with a revision that builds");
        }

        string[] run = ["run", "--no-build", "--project", project.File.Main, "--"];
        var file = Path.Combine(program, "..", "snapshot.yaml");
        var told = await ProgramRun.RunAsync(dotnet, [.. run, "diff", stack, "--snapshot", file], program, cancellation).ConfigureAwait(false);
        if (told is { Code: 0 } && File.Exists(file))
            return InventoryReader.Read(file, shown).Complete();

        // A program from before snapshots can render, which leaves out what is outside the cluster.
        var folder = Path.Combine(program, "..", "rendered");
        var rendered = await ProgramRun.RunAsync(dotnet, [.. run, "render", stack, "--out", folder], program, cancellation).ConfigureAwait(false);
        return rendered is { Code: 0 }
            ? RenderedInventory.Read(folder, shown).Complete()
            : throw Broken(shown, SettingPath.Shown((rendered?.Error ?? told?.Error ?? "").Trim()), "compare with a revision that accepts the stack");
    }

    private static bool ProjectIsIn(string folder) => File.Exists(Path.Combine(folder, "Pulumi.yaml")) || File.Exists(Path.Combine(folder, "Pulumi.yml"));

    private string StackFileOf(string stack, string program) =>
        Path.Combine(program, Path.GetRelativePath(project.File.Folder, project.File.StackFolder), $"Pulumi.{stack}.yaml");

    private static Inventory Absent(string stack, string shown) => new() { Name = shown, Notes = [$"{shown} does not exist: everything of {stack} is new"] };

    private static RefusedException Broken(string shown, string actual, string fix) =>
        new(new Diagnostic(Codes.BrokenRevision, shown, actual, "a revision that builds and accepts the stack", fix));

    [GeneratedRegex(@" \[[^\]]*\]$", RegexOptions.CultureInvariant)]
    private static partial Regex ProjectSuffix();
}
