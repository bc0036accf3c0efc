using System.CommandLine;
using Infra.Diagnostics;
using Infra.Reports;
using Infra.Rules;
using Infra.Rules.Reports;
using Infra.Terminal;

namespace Infra.Commands;

/// <summary><c>infra check</c>: whether manifests follow the rules, whether every reference resolves and every flow is allowed.</summary>
public static class CheckCommand
{
    /// <summary>The command.</summary>
    /// <param name="host">What it needs.</param>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var subject = new Argument<string>("stack|folder|-") { Description = "A stack, a file or folder of YAML, or - for the input." };
        var format = new Option<ReportFormat>("--format")
        {
            Description = "How to print it. Default: text.",
            HelpName = "text|json|sarif|markdown",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "markdown");
        var failOn = new Option<Severity>("--fail-on")
        {
            Description = "The least severity that makes the exit code 1. Default: error.",
            HelpName = "warning|error",
            DefaultValueFactory = _ => Severity.Error,
        };
        failOn.AcceptOnlyFromAmong("warning", "error");
        var context = new Option<string[]>("--context")
        {
            Description = "A folder that what is checked may refer to. May be given several times.",
            HelpName = "folder",
            DefaultValueFactory = _ => [],
        };
        var production = new Option<bool>("--production") { Description = "A folder: real users are served, so some warnings are errors. Stacks say so themselves." };
        var kubernetes = new Option<string>("--kubernetes")
        {
            Description = "The version of Kubernetes whose API counts.",
            HelpName = "version",
            DefaultValueFactory = _ => CheckInput.NewestKubernetes,
        };
        kubernetes.Validators.Add(result =>
        {
            if (!Version.TryParse(result.GetValueOrDefault<string>()?.TrimStart('v'), out _))
            {
                result.AddError($"--kubernetes takes a version such as {CheckInput.NewestKubernetes}.");
            }
        });
        var command = new Command("check", "Check a stack, or any manifests: rules, references and network flows.") { subject, format,
            failOn, context, production, kubernetes };
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = await ReadAsync(host, parsed.GetRequiredValue(subject), input => input with
            {
                Context = [.. input.Context, .. parsed.GetValue(context)!.SelectMany(folder => ContextOf(host, folder))],
                Kubernetes = parsed.GetValue(kubernetes)!,
                Production = parsed.GetValue(production) ? true : input.Production,
            }, cancellation).ConfigureAwait(false);
            Print(host.Screen, report, parsed.GetValue(format));
            return report.Unread.Count == 0 && report.Result.Passes(parsed.GetValue(failOn)) ? ExitCodes.Fine : ExitCodes.Refused;
        });
        return command;
    }

    private static async Task<CheckReport> ReadAsync(CommandHost host, string subject, Func<CheckInput, CheckInput> complete,
        CancellationToken cancellation)
    {
        if (subject == Subject.Input)
        {
            return Of("the input", FolderInput.Read(host.Input, "input"), complete);
        }

        if (Subject.IsPath(host, subject))
        {
            var path = host.PathOf(subject);
            return Directory.Exists(path)
                ? Of($"folder {subject}", FolderInput.Read(path), complete).In(subject)
                : Of($"file {subject}", FolderInput.Read(path), complete);
        }

        var (result, context, settings, project) = await host.RunStackInContextAsync(subject, cancellation).ConfigureAwait(false);
        var check = StackCheck.Run(result, context, settings.Values, host.Today, complete);
        return new CheckReport($"stack {subject}", check, [], [], project.ShownFile(subject));
    }

    private static CheckReport Of(string subject, FolderInput folder, Func<CheckInput, CheckInput> complete) =>
        new(subject, Checker.Check(complete(folder.Input)), folder.Problems, folder.Notes, null);

    private static IReadOnlyList<Manifests.Manifest> ContextOf(CommandHost host, string folder)
    {
        var read = FolderInput.Read(host.PathOf(folder));
        return read.Problems.Count == 0 ? read.Input.Placed : throw new RefusedException(read.Problems);
    }

    private static void Print(Screen screen, CheckReport report, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json:
                screen.Json(JsonReport.Of(report), JsonReportContext.Default.JsonReport);
                return;
            case ReportFormat.Sarif:
                screen.Output.Write(SarifReport.Of(report));
                break;
            case ReportFormat.Markdown:
                screen.Output.Write(MarkdownReport.Of(report));
                return;
            default:
                PrintText(screen, report);
                break;
        }

        if (report.Problems.Count > 0)
        {
            screen.Report(report.Problems);
        }
    }

    private static void PrintText(Screen screen, CheckReport report)
    {
        if (report.Result.Objects == 0 && report.Unread.Count > 0)
        {
            return;
        }

        if (screen.Options.IsTerminal)
        {
            foreach (var part in CheckText.Of(report))
            {
                screen.Write(part);
            }
        }
        else
        {
            foreach (var line in CheckText.Lines(report))
            {
                screen.Line(line);
            }
        }

        foreach (var line in CheckText.Summary(report))
        {
            screen.Line(line);
        }
    }
}
