using System.CommandLine;
using Infra.Diff;
using Infra.Hermetic;
using Infra.Manifests;
using Infra.Reports;
using Infra.Sources;
using Infra.Terminal;

namespace Infra.Commands;

/// <summary><c>infra diff</c>: what will change, object by object.</summary>
internal static class DiffCommand
{
    public static Command Create(CommandHost host)
    {
        var stack = host.StackArgument();
        var against = new Option<string>("--against")
        {
            Description = "The old side: a branch, tag or commit, another stack, a folder or file of manifests, or cluster. Where a name means several, write git:, stack: or folder: before it. Default: HEAD.",
            HelpName = "ref|stack|folder|cluster",
            DefaultValueFactory = _ => "HEAD",
        };
        var format = new Option<ReportFormat>("--format")
        {
            Description = "text (the default), markdown for a comment of at most 64,000 characters, json, or sarif.",
            HelpName = "format",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "markdown");
        var to = new Option<string?>("--out") { Description = "Also write the whole report, however long, into a file; text is written as Markdown.", HelpName = "file" };
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 1 where there are differences. Without it, differences are no failure." };
        var context = new Option<string?>("--context") { Description = "The context of the kubeconfig, for --against cluster. Default: the current one.", HelpName = "context" };
        var snapshot = new Option<string?>("--snapshot") { Description = "Compare nothing: write all that the stack makes into a file, to compare with later.", HelpName = "file" };
        var json = CommandHost.JsonOption();
        var command = new Command("diff", "Show what will change, object by object, and what each change brings about.") { stack, against, format, to, exitCode, context, snapshot, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var name = parsed.GetRequiredValue(stack);
            var project = host.OpenProject(name);
            var engine = new HermeticEngine(other => Task.FromResult(project.Bind(other).Run));
            var result = await host.Screen.WhileAsync($"Running stack {name}", () => engine.RunAsync(name).WaitAsync(cancellation)).ConfigureAwait(false);
            var own = result.Inventory;
            if (parsed.GetValue(snapshot) is { } file)
            {
                using var written = new StringWriter();
                Snapshot.Write(own, written);
                OutputFile.Write(Path.GetFullPath(host.PathOf(file)), file, written.ToString());
                return ExitCodes.Fine;
            }

            var other = new Against(project, host.Systems, new ToolFinder(host.Environment("PATH")), host.PathOf) { Context = parsed.GetValue(context) };
            var old = await host.Screen.WhileAsync($"Reading {parsed.GetValue(against)}",
                () => other.ReadAsync(name, parsed.GetValue(against)!, own, engine, cancellation).WaitAsync(cancellation)).ConfigureAwait(false);
            var changes = Comparison.Of(old, own);
            Print(host, changes, parsed.GetValue(json) ? ReportFormat.Json : parsed.GetValue(format), parsed.GetValue(to), project.ShownFile(name));
            return changes.Items.Count > 0 && parsed.GetValue(exitCode) ? ExitCodes.Refused : ExitCodes.Fine;
        });
        return command;
    }

    private static void Print(CommandHost host, DiffResult result, ReportFormat format, string? file, string stackFile)
    {
        if (file is not null)
        {
            OutputFile.Write(Path.GetFullPath(host.PathOf(file)), file, format switch
            {
                ReportFormat.Json => Screen.ToJson(DiffJson.Of(result), ReportJson.Default.DiffJson),
                ReportFormat.Sarif => DiffSarif.Of(result, stackFile),
                _ => DiffMarkdown.Of(result, limit: 0),
            });
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
    }
}
