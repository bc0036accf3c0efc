using Infra.Diff;
using Infra.Hermetic;
using Infra.Rendering;
using Infra.Reports;
using Infra.Sources;

namespace Infra.Commands;

/// <summary><c>infra diff</c>: what will change, object by object.</summary>
internal static class DiffCommand
{
    public static Command Create(CommandHost host)
    {
        var subject = new Argument<string>("stack|folder|ref:path|-")
        {
            Description =
                "A stack, a file or folder of YAML, one of a revision as git names it (main:deploy/prod), or - for standard input.",
        };
        var against = new Option<string?>("--against")
        {
            Description =
                "The old side: a branch, tag or commit, another stack, a folder or file of manifests, one of a revision (main:deploy/prod), or cluster. For the input: a folder, a file, one of a revision, or cluster. Where a name means several, write git:, stack: or folder: before it. Default: HEAD.",
            HelpName = "ref|stack|folder|ref:path|cluster",
        };
        var format = new Option<ReportFormat>(CommandHost.FormatName)
        {
            Description = "text (the default), markdown for a comment of at most 64,000 characters, json, or sarif.",
            HelpName = "format",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "markdown");
        var to = new Option<string?>("--out")
        {
            Description =
                "Also write the full report to a file: Markdown (.md), JSON (.json), SARIF (.sarif) or text (.txt). Without an ending: as --format, text as Markdown.",
            HelpName = "file",
        };
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 1 when there are differences. Default: 0." };
        var context = new Option<string?>("--context")
        {
            Description = "The context of the kubeconfig, for --against cluster. Default: the current one.",
            HelpName = "context",
        };
        var only = new Option<string[]>("--only")
        {
            Description = "Only this object, as kind/name or kind/namespace/name. May be repeated; * stands for any letters. Default: all.",
            HelpName = "kind/name",
        };
        var snapshot = new Option<string?>("--snapshot")
        {
            Description = "Write all that the stack makes to a file for a later comparison, instead of comparing.",
            HelpName = "file",
        };
        var asFiles = Subject.AsFilesOption();
        var json = CommandHost.JsonOption();
        var command = new Command("diff", "Show what will change, object by object, and the consequences.")
        {
            subject,
            against,
            format,
            to,
            exitCode,
            only,
            context,
            snapshot,
            asFiles,
            json,
        };
        FileEnding.Accept(to, ".md", ".markdown", ".json", ".sarif", ".txt");
        Together.RefuseJson(command, json, format);
        foreach (var other in new Option[] { against, format, to, exitCode, only, context, json })
            Together.Refuse(command, snapshot, other, "a snapshot is written instead of a comparison");

        command.Validators.Add(result =>
        {
            if (Together.IsGiven(result, context) && result.GetValue(against) != Against.Cluster)
                result.AddError("--context is the cluster's, for --against cluster.");
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(subject);
            var other = parsed.GetValue(snapshot) is null ? parsed.GetValue(against) ?? "HEAD" : null;
            var folders = host.Folders(parsed.GetValue(asFiles));
            var (old, own, file) =
                await ManifestsAsync(host, name, parsed.GetValue(asFiles), folders, cancellation).ConfigureAwait(false) is { } manifests
                ? await ReadManifestsAsync(host, name, manifests, other, parsed.GetValue(context), folders, cancellation)
                    .ConfigureAwait(false)
                : await ReadStackAsync(host, name, other, parsed.GetValue(context), folders, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(snapshot) is { } saved)
            {
                using var written = new StringWriter();
                Snapshot.Write(own.Complete(), written);
                OutputFile.Write(Path.GetFullPath(host.PathOf(saved)), saved, written.ToString());
                host.Screen.Wrote(saved);
                return ExitCodes.Fine;
            }

            var result = OnlyItems.Of(Comparison.Of(old!, own), parsed.GetValue(only) ?? []);
            Print(host, result, parsed.GetValue(json) ? ReportFormat.Json : parsed.GetValue(format), parsed.GetValue(to), file);
            return result.Problems.Count > 0 || (result.Items.Count > 0 && parsed.GetValue(exitCode)) ? ExitCodes.Refused : ExitCodes.Fine;
        });
        return command;
    }

    private static async Task<(Inventory? Old, Inventory Own, string File)> ReadStackAsync(
        CommandHost host, string stack, string? against, string? context, FolderReader folders, CancellationToken cancellation)
    {
        var project = host.OpenProject(stack);
        var engine = new HermeticEngine(other => Task.FromResult(project.Bind(other).Run));
        var own =
            (await host.Screen.WhileAsync($"Running stack {stack}", () => engine.RunAsync(stack).WaitAsync(cancellation))
                .ConfigureAwait(false)).Inventory;
        var other = new Against(project, host, folders) { Context = context };
        var old = against is null ? null
            : await host.Screen
                .WhileAsync($"Reading {against}", () => other.ReadAsync(stack, against, own, engine, cancellation).WaitAsync(cancellation))
                .ConfigureAwait(false);
        return (old, own, project.ShownFile(stack));
    }

    // The manifests that are named, their path in their repository, and the repository; null when it is a stack.
    private static async Task<(Inventory Own, string? Path, GitRepository? Git)?> ManifestsAsync(
        CommandHost host, string subject, bool asFiles, FolderReader folders, CancellationToken cancellation)
    {
        var git = new ToolFinder(host.Environment("PATH")).Find("git");
        var path = host.PathOf(subject);
        if (subject != Subject.Input && !Path.Exists(path) && Revision.Split(subject) is not null)
        {
            var here = await GitRepository.FindAsync(git, host.PathOf("."), cancellation).ConfigureAwait(false);
            var (prefix, name) = Against.Split(subject);
            var revision = await Revision.FindAsync(here, prefix == "git" ? name : subject, SettingPath.Shown(subject), cancellation)
                .ConfigureAwait(false);
            return ((await revision.ReadAsync(folders, cancellation).ConfigureAwait(false))!, revision.Path, here);
        }

        if (await Subject.ReadAsync(host, subject, asFiles, cancellation).ConfigureAwait(false) is not { } manifests)
            return null;

        if (subject == Subject.Input)
        {
            return (Against.Some(manifests), null,
                await GitRepository.FindAsync(git, host.PathOf("."), cancellation).ConfigureAwait(false));
        }

        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var repository = await GitRepository.FindAsync(git, folder, cancellation).ConfigureAwait(false);
        var prefixOf = repository is null ? null : await repository.PrefixAsync(cancellation).ConfigureAwait(false);
        var own = RenderedInventory.IsIn(path)
            ? await Against.ReadPathAsync(folders, path, Against.Called(path, subject), cancellation).ConfigureAwait(false)
            : Against.Some(manifests);
        return (own, prefixOf is null ? null : Directory.Exists(path) ? prefixOf : RelativePath.Resolve(prefixOf, Path.GetFileName(path)),
            repository);
    }

    private static async Task<(Inventory? Old, Inventory Own, string File)> ReadManifestsAsync(
        CommandHost host, string subject, (Inventory Own, string? Path, GitRepository? Git) manifests, string? against, string? context,
        FolderReader folders,
        CancellationToken cancellation)
    {
        var (own, path, git) = manifests;
        var other = new ManifestsAgainst(path, git, new ToolFinder(host.Environment("PATH")), host.PathOf, folders) { Context = context };
        var old = against is null ? null
            : await host.Screen.WhileAsync($"Reading {against}", () => other.ReadAsync(against, own, cancellation).WaitAsync(cancellation))
                .ConfigureAwait(false);
        return (old, own, subject);
    }

    // A file is what its name says; without an ending it has the format of the output, and Markdown for text.
    private static ReportFormat ByEnding(string file, ReportFormat format) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".json" when format != ReportFormat.Sarif => ReportFormat.Json,
        ".sarif" => ReportFormat.Sarif,
        ".md" or ".markdown" => ReportFormat.Markdown,
        ".txt" => ReportFormat.Text,
        _ => format == ReportFormat.Text ? ReportFormat.Markdown : format,
    };

    private static string Plain(DiffResult result)
    {
        using var text = new StringWriter();
        DiffText.Write(result, new Screen(text, text, ScreenOptions.Pipe));
        return text.ToString();
    }

    private static void Print(CommandHost host, DiffResult result, ReportFormat format, string? file, string stackFile)
    {
        if (file is not null)
        {
            OutputFile.Write(Path.GetFullPath(host.PathOf(file)), file, ByEnding(file, format) switch
            {
                ReportFormat.Json => Screen.ToJson(DiffJson.Of(result), ReportJson.Default.DiffJson),
                ReportFormat.Sarif => DiffSarif.Of(result, stackFile),
                ReportFormat.Text => Plain(result),
                _ => DiffMarkdown.Of(result, limit: 0),
            });
            host.Screen.Wrote(file);
        }

        switch (format)
        {
            case ReportFormat.Json:
                host.Screen.Json(DiffJson.Of(result), ReportJson.Default.DiffJson);
                break;
            case ReportFormat.Sarif:
                host.Screen.Output.Write(DiffSarif.Of(result, stackFile));
                break;
            case ReportFormat.Markdown:
                host.Screen.Output.Write(DiffMarkdown.Of(result, rest: file));
                break;
            default:
                DiffText.Write(result, host.Screen);
                break;
        }

        if (result.Problems.Count > 0 && format is not ReportFormat.Json)
            host.Screen.Report(result.Problems);
    }
}
