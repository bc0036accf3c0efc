using System.Diagnostics;
using System.Text.RegularExpressions;
using Infra.Hermetic;
using Infra.Rendering;

namespace Infra.Sources;

/// <summary>
/// A stack as it was at a commit: its stack files with this program where the program is the same, else with the program of that commit.
/// </summary>
/// <param name="dotnet">The program that builds the other one; null when it is not there.</param>
/// <param name="kept">The programs that were built before.</param>
/// <param name="screen">Where to say that one is built, as it takes minutes.</param>
internal sealed partial class RevisionSide(GitRepository git, Project project, IReadOnlyList<SystemDefinition> systems, string? dotnet,
    ProgramCache kept, Screen screen)
{
    private const int MostErrors = 5;
    private const string RuntimeConfig = ".runtimeconfig.json";

    /// <summary>Runs a stack as it was.</summary>
    /// <exception cref="RefusedException">The stack is refused there, or the program does not build.</exception>
    public async Task<Inventory> ReadAsync(string stack, string name, string commit, CancellationToken cancellation)
    {
        var shown = commit.StartsWith(name, StringComparison.Ordinal)
            ? $"{stack} at {commit[..10]}"
            : $"{stack} at {name} ({commit[..10]})";
        var folder = TemporaryFolder.Create("infra-revision-");
        try
        {
            if (await HasSameProgramAsync(commit, cancellation).ConfigureAwait(false))
            {
                await CopyStackFilesAsync(commit, folder, cancellation).ConfigureAwait(false);
                return await RunHereAsync(stack, shown, folder).ConfigureAwait(false);
            }

            // Where the project stands in its repository is part of what was built.
            var main = $"{await git.PrefixAsync(cancellation).ConfigureAwait(false)}/{project.File.Main}";
            var built = EntryOf(kept.Find(commit, main));
            var program = Directory.CreateDirectory(Path.Combine(folder, "program")).FullName;
            await git.ExtractAsync(commit, program, cancellation, built is null ? [] : ProgramFiles.NotRun).ConfigureAwait(false);
            if (!File.Exists(StackFileOf(stack, program)))
                return Absent(stack, shown);

            if (dotnet is null)
            {
                throw Broken(shown, "no dotnet on the PATH",
                    "install the .NET SDK, or render that revision yourself and compare with the folder");
            }

            if (built is null)
            {
                var output = await BuildAsync(shown, name, program, cancellation).ConfigureAwait(false);
                built = EntryOf(output);
                if (built is not null)
                    kept.Keep(commit, main, output!);
            }

            return await RunThereAsync(stack, shown, program, built, cancellation).ConfigureAwait(false);
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
                if (ProgramFiles.IsSettings(file)
                    && await git.ShowAsync(commit, place + file, cancellation).ConfigureAwait(false) is { } text)
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

    private async Task<Inventory> RunThereAsync(string stack, string shown, string program, string? built, CancellationToken cancellation)
    {
        screen.Doing($"Running {shown}");
        string[] run = built is null ? ["run", "--no-build", "--project", project.File.Main, "--"] : [built];
        var file = Path.Combine(program, "..", "snapshot.yaml");
        var told = await ProgramRun.RunAsync(dotnet!, [.. run, "diff", stack, "--snapshot", file], program, cancellation)
            .ConfigureAwait(false);
        if (told is { Code: 0 } && File.Exists(file))
            return InventoryReader.Read(file, shown).Complete();

        // A program from before snapshots can render, which leaves out what is outside the cluster.
        var folder = Path.Combine(program, "..", "rendered");
        var rendered = await ProgramRun.RunAsync(dotnet!, [.. run, "render", stack, "--out", folder], program, cancellation)
            .ConfigureAwait(false);
        return rendered is { Code: 0 }
            ? RenderedInventory.Read(folder, shown).Complete()
            : throw Broken(shown, SettingPath.Shown((rendered?.Error ?? told?.Error ?? "").Trim()),
                "compare with a revision that accepts the stack");
    }

    // The folder that the program is in then; null where the build does not say.
    private async Task<string?> BuildAsync(string shown, string name, string program, CancellationToken cancellation)
    {
        var what = $"Building {name}'s program, which is another one";
        var begun = Stopwatch.GetTimestamp();
        screen.Doing(what, always: true);
        var build =
            await ProgramRun.RunAsync(dotnet!, ["build", project.File.Main, "-v", "m", "-nologo", "-clp:NoSummary", "-m:1"], program,
                cancellation,
            told: line => screen.Doing($"{what}: {line.Split("->")[0].Trim()}")).ConfigureAwait(false);
        if (build is not { Code: 0 })
        {
            var errors = ((build?.Output ?? "") + "\n" + build?.Error).Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Contains(": error ", StringComparison.Ordinal) || line.StartsWith("error ", StringComparison.Ordinal))
                .Select(line =>
                    ProjectSuffix().Replace(line, "").Replace(program + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal).Take(MostErrors).ToList();
            throw Broken(shown, errors.Count > 0 ? string.Join("\n  ", errors) : "dotnet build failed without saying why",
                "compare with a revision that builds");
        }

        screen.ErrorLine(
            string.Create(CultureInfo.InvariantCulture,
                $"Built {name}'s program in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s; it is kept for the next time."));
        var told =
            await ProgramRun.RunAsync(dotnet!, ["msbuild", project.File.Main, "-nologo", "-getProperty:TargetDir"], program, cancellation)
                .ConfigureAwait(false);
        return told is { Code: 0 } && told.Output.Trim() is { Length: > 0 } output && Directory.Exists(output) ? output : null;
    }

    // What `dotnet` runs of a folder that was built into; null where that is not one program.
    private static string? EntryOf(string? folder) =>
        folder is not null && Directory.GetFiles(folder, "*" + RuntimeConfig) is [var only]
            && only[..^RuntimeConfig.Length] + ".dll" is var entry && File.Exists(entry) ? entry : null;

    private static bool ProjectIsIn(string folder) =>
        File.Exists(Path.Combine(folder, "Pulumi.yaml")) || File.Exists(Path.Combine(folder, "Pulumi.yml"));

    private string StackFileOf(string stack, string program) =>
        Path.Combine(program, Path.GetRelativePath(project.File.Folder, project.File.StackFolder), $"Pulumi.{stack}.yaml");

    private static Inventory Absent(string stack, string shown) =>
        new() { Name = shown, Notes = [$"{shown} does not exist: everything of {stack} is new"] };

    private static RefusedException Broken(string shown, string actual, string fix) =>
        new(new Diagnostic(Codes.BrokenRevision, shown, actual, "a revision that builds and accepts the stack", fix));

    [GeneratedRegex(@" \[[^\]]*\]$", RegexOptions.CultureInvariant)]
    private static partial Regex ProjectSuffix();
}
