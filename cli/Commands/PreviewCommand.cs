using Infra.Diff;
using Infra.Graph;
using Infra.Hermetic;
using Infra.Pages;
using Infra.Reports;
using Infra.Rules;
using Infra.Sources;

namespace Infra.Commands;

/// <summary><c>infra preview</c>: what a stack would make.</summary>
internal static class PreviewCommand
{
    public static Command Create(CommandHost host)
    {
        var stack = host.StackArgument();
        var json = CommandHost.JsonOption();
        var page = new Option<string?>("--html")
        {
            Description = "Also write a page for reviewers: summary, changes, findings, wiring and parts in one file.",
            HelpName = "file",
        };
        var against = new Option<string?>("--against")
        {
            Description = "For the page: what to compare with, as infra diff takes it. Default: nothing.",
            HelpName = "ref|stack|folder",
        };
        var command = new Command("preview", "Show what a stack would create, without an engine, credentials, a cluster or a network.")
        {
            stack,
            json,
            page,
            against,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(against) is not null && result.GetValue(page) is null)
                result.AddError("--against is for the page: name its file with --html, or use infra diff.");
        });
        command.SetAction((parsed, cancellation) =>
            RunAsync(host, parsed.GetRequiredValue(stack), parsed.GetValue(json), parsed.GetValue(page), parsed.GetValue(against),
                cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string stack, bool json, string? page, string? against,
        CancellationToken cancellation)
    {
        var (result, context, settings, project) = await host.RunStackInContextAsync(stack, cancellation).ConfigureAwait(false);
        var check = StackCheck.Run(result.Inventory, context, settings.Values, host.Today);
        if (page is not null)
        {
            var changes = against is null ? null : await CompareAsync(host, project, result, against, cancellation).ConfigureAwait(false);
            var wiring = WiringReader.Read(result.Inventory, context);
            OutputFile.Write(Path.GetFullPath(page, host.WorkingDirectory), page, PreviewPage.Write(result, check, wiring, changes));
            host.Screen.Wrote(page);
        }

        if (json)
        {
            host.Screen.Json(PreviewJson.Of(result, check, host.Elapsed), PreviewJsonContext.Default.PreviewJson);
        }
        else
        {
            if (page is null)
            {
                host.Screen.Write(PreviewText.Tree(result));
                host.Screen.Line();
            }

            foreach (var part in PreviewText.Findings(check))
                host.Screen.Write(part);

            host.Screen.Write(PreviewText.Summary(result, check, host.Elapsed));
        }

        return check.Passes(Severity.Error) ? ExitCodes.Fine : ExitCodes.Refused;
    }

    private static async Task<DiffResult> CompareAsync(CommandHost host, Project project, StackResult result, string against,
        CancellationToken cancellation)
    {
        var engine = new HermeticEngine(name =>
        {
            var settings = project.Bind(name);
            return Task.FromResult(settings.Run);
        });
        var other = new Against(project, host, host.Folders(asFiles: false));
        var old = await host.Screen
            .WhileAsync($"Reading {against}",
                () => other.ReadAsync(result.Stack, against, result.Inventory, engine, cancellation).WaitAsync(cancellation))
                .ConfigureAwait(false);
        return Comparison.Of(old, result.Inventory);
    }
}
