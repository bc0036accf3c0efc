using Infra.Commands.New;
using Infra.Import;
using Infra.Import.Code;
using Infra.Reports;

namespace Infra.Commands;

/// <summary><c>infra import</c>: writes a system that makes the objects of existing manifests, and proves that it does.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandHost host)
    {
        var subject = new Argument<string>("folder|file|-")
        {
            Description = "A kustomization, a folder or file of YAML, or - for standard input.",
        };
        var name = new Option<string?>("--name")
        {
            Description = "The name of the new system, in lower case: gift-shop. Default: that of the folder or file.",
            HelpName = "system",
        };
        var stack = new Option<string?>("--stack")
        {
            Description = "The name of its first stack. Default: that of the system.",
            HelpName = "stack",
        };
        var space = new Option<string>("--namespace")
        {
            Description = "The namespace of objects that name none. Default: default.",
            HelpName = "namespace",
            DefaultValueFactory = _ => "default",
        };
        var harden = new Option<bool>("--harden")
        {
            Description = "Use components also where they take permissions from a workload. Default: only where nothing changes.",
        };
        var format = new Option<ReportFormat>(CommandHost.FormatName)
        {
            Description = "The output format. Default: text.",
            HelpName = "text|json",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var asFiles = Subject.AsFilesOption();
        var dryRun = PromoteCommand.DryRun();
        var command = new Command("import", "Write a system that makes the objects of existing manifests, and prove that it does.")
        {
            subject, name, stack, space, harden, format, asFiles, dryRun,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var read = parsed.GetRequiredValue(subject);
            var system = parsed.GetValue(name) ?? NameOf(host, read);
            var target = ImportTarget.Of(host, system, parsed.GetValue(stack) ?? system);
            var inventory = await Subject.ReadManifestsAsync(host, read, parsed.GetValue(asFiles), cancellation).ConfigureAwait(false);
            var import = await host.Screen.WhileAsync($"Importing {read}", () => ImportResult.RunAsync(
                inventory, target.Type, parsed.GetRequiredValue(space), parsed.GetValue(harden))).ConfigureAwait(false);

            var draft = new Draft(host.WorkingDirectory, "infra import");
            target.Write(import, draft);
            if (parsed.GetValue(format) == ReportFormat.Json)
            {
                if (!parsed.GetValue(dryRun))
                    draft.Write();

                host.Screen.Json(ImportJson.Of(import, draft), TerminalJson.Default.ImportJson);
                return ExitCodes.Fine;
            }

            draft.Refuse();
            ImportText.Write(import, host.Screen);
            draft.Finish(host.Screen, parsed.GetValue(dryRun));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static string NameOf(CommandHost host, string subject)
    {
        if (subject == Subject.Input)
            return "imported";

        var name = Identifiers.Kebab(Path.GetFileNameWithoutExtension(Path.GetFullPath(host.PathOf(subject)).TrimEnd('/', '\\')));
        return name.Length > 0 ? name : "imported";
    }
}
