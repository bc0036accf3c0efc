using Infra.Hermetic;
using Infra.Rendering;
using Infra.Reports;
using Infra.Rules;
using Infra.Wording;

namespace Infra.Commands;

/// <summary><c>infra check</c>: whether manifests follow the rules, whether every reference resolves and every flow is allowed.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandHost host)
    {
        var subject = new Argument<string>("stack|folder|-")
        {
            Description = "A stack, a file or folder of YAML, or - for standard input.",
        };
        var format = new Option<ReportFormat>(CommandHost.FormatName)
        {
            Description = "The output format. Default: text.",
            HelpName = "text|json|sarif|markdown",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "markdown");
        var failOn = new Option<Severity?>("--fail-on")
        {
            Description = "The lowest severity that makes the exit code 1. Default: error.",
            HelpName = "warning|error",
        };
        failOn.AcceptOnlyFromAmong("warning", "error");
        var context = new Option<string[]>("--context")
        {
            Description = "A folder of objects that the checked ones may refer to. May be repeated.",
            HelpName = "folder",
        };
        var schemas = new Option<string[]>("--schemas")
        {
            Description = "A folder of CustomResourceDefinitions or of JSON schemas as kubeconform reads them. May be repeated.",
            HelpName = "folder",
        };
        var production = new Option<bool>("--production")
        {
            Description = "Check a folder as production: some warnings become errors. Stacks set this themselves.",
        };
        var kubernetes = new Option<string?>("--kubernetes")
        {
            Description = $"The Kubernetes version to check API versions against. Default: {new CheckOptions().Kubernetes}.",
            HelpName = "version",
        };
        kubernetes.Validators.Add(result =>
        {
            if (!Version.TryParse(result.GetValueOrDefault<string?>()?.TrimStart('v'), out _))
                result.AddError($"--kubernetes takes a version such as {new CheckOptions().Kubernetes}.");
        });
        var exempted = new Option<bool>("--exempted")
        {
            Description = "List what is exempted too, each with its reason, owner and end. Default: their number, and the first end.",
        };
        var asFiles = Subject.AsFilesOption();
        var command = new Command("check", "Check a stack, or any manifests: rules, references and network flows.") { subject, format,
            failOn, context, schemas, production, kubernetes, exempted, asFiles };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folders = host.Folders(parsed.GetValue(asFiles));
            var others = new List<Inventory>();
            foreach (var folder in parsed.GetValue(context) ?? [])
                others.Add((await folders.ReadAsync(host.PathOf(folder), folder, cancellation).ConfigureAwait(false)).Complete());

            var options = new CheckOptions
            {
                Context = others,
                Schemas = [.. (parsed.GetValue(schemas) ?? []).Select(host.PathOf)],
                Kubernetes = parsed.GetValue(kubernetes) ?? new CheckOptions().Kubernetes,
                Production = parsed.GetValue(production),
            };
            var report = await ReadAsync(host, parsed.GetRequiredValue(subject), parsed.GetValue(asFiles), options, cancellation)
                .ConfigureAwait(false);
            Print(host.Screen, report, parsed.GetValue(format), parsed.GetValue(exempted));
            return report.Inventory.Problems.Count == 0 && report.Result.Passes(parsed.GetValue(failOn) ?? Severity.Error)
                ? ExitCodes.Fine
                : ExitCodes.Refused;
        });
        return command;
    }

    private static async Task<CheckReport> ReadAsync(CommandHost host, string subject, bool asFiles, CheckOptions options,
        CancellationToken cancellation)
    {
        if (await Subject.ReadAsync(host, subject, asFiles, cancellation).ConfigureAwait(false) is { } inventory)
        {
            var result = RenderedInventory.StackOf(host.PathOf(subject)) is { } rendered
                ? await RenderedCheck.RunAsync(host, inventory, host.PathOf(subject), rendered, options, cancellation).ConfigureAwait(false)
                : Checker.Check(inventory, options);
            var told = result.Unknown == 0 ? inventory
                : inventory with
                {
                    Notes =
                    [
                        .. inventory.Notes,
                        $"{Words.Count(result.Unknown, "finding")} on values that another program fills in later, such as ${{NAME}}",
                    ],
                };
            var report = new CheckReport(told, result);
            return Directory.Exists(host.PathOf(subject)) ? report.In(subject) : report;
        }

        var (stack, context, settings, project) = await host.RunStackInContextAsync(subject, cancellation).ConfigureAwait(false);
        var check = StackCheck.Run(stack.Inventory, context, settings.Values, host.Today, options, project.Read(subject).Config);
        var own = Claiming(project, stack);
        var claims = (await host.RunOthersAsync(subject, project, cancellation).ConfigureAwait(false))
            .SelectMany(other => StackClaims.Of(own, Claiming(project, other)));
        return new CheckReport(stack.Inventory, check with { Problems = [.. check.Problems, .. claims] })
        {
            StackFile = project.ShownFile(subject),
        };
    }

    private static ClaimingStack Claiming(Project project, StackResult stack) =>
        new(stack.Stack, project.ShownFile(stack.Stack), stack, StackCheck.Finder(project.Read(stack.Stack).Config));

    private static void Print(Screen screen, CheckReport report, ReportFormat format, bool listsExempted)
    {
        switch (format)
        {
            case ReportFormat.Json:
                screen.Json(CheckJson.Of(report), ReportJson.Default.CheckJson);
                return;
            case ReportFormat.Sarif:
                screen.Output.Write(CheckSarif.Of(report));
                break;
            case ReportFormat.Markdown:
                screen.Output.Write(CheckMarkdown.Of(report));
                return;
            default:
                PrintText(screen, report, listsExempted);
                break;
        }

        if (report.Problems.Count > 0)
            screen.Report(report.Problems);
    }

    private static void PrintText(Screen screen, CheckReport report, bool listsExempted)
    {
        if (report.Result.Objects == 0 && report.Inventory.Problems.Count > 0)
            return;

        if (screen.Options.IsTerminal)
        {
            foreach (var part in CheckText.Of(report, screen.Options.Width))
                screen.Write(part);
        }
        else
        {
            foreach (var line in CheckText.Lines(report))
                screen.Line(line);
        }

        // A terminal would break lines in the middle of a word.
        foreach (var line in CheckText.Summary(report, listsExempted))
            screen.Write(new Spectre.Console.Text(line + "\n"));
    }
}
