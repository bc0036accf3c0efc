using Infra.Reports;
using Infra.Upgrades;

namespace Infra.Commands;

/// <summary><c>infra upgrade-path</c>: in which steps the versions of a stack become those that the program pins.</summary>
internal static class UpgradePathCommand
{
    public static Command Create(CommandHost host)
    {
        var stack = host.StackArgument();
        var from = new Option<string?>("--from")
        {
            Description =
                "What runs: versions such as gatewayApi=1.4.1,certManager=1.18.2, or a folder, file or - with objects of the cluster. "
                + "Default: what the stack's file says.",
            HelpName = "versions|folder|-",
        };
        var format = new Option<ReportFormat>(CommandHost.FormatName)
        {
            Description = "The output format. Default: text.",
            HelpName = "text|json|markdown",
        };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var command = new Command("upgrade-path", "Plan the upgrade of a stack's platform in steps of one minor version, and preview each.")
        {
            stack,
            from,
            format,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(host, parsed.GetRequiredValue(stack), parsed.GetValue(from), parsed.GetValue(format), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string stack, string? from, ReportFormat format,
        CancellationToken cancellation)
    {
        var project = host.OpenProject(stack);
        var settings = project.Bind(stack);
        if (settings.Values is IGuestSettings { Owner: { } owner })
        {
            throw new RefusedException(new Diagnostic(Codes.UpgradeStart, $"stack {stack}", $"attached to the platform of {owner}",
                "a stack that owns a platform",
                $"run `infra upgrade-path {owner}`"));
        }

        var start = await StartAsync(host, StackParts.Of(settings), from, cancellation).ConfigureAwait(false);
        var steps = UpgradePlan.Of(start) ?? throw new RefusedException(new Diagnostic(Codes.UpgradeStart, $"stack {stack}",
            string.Join(", ", start.Select(part => $"{part.Name} {part.Version}")), "versions from which every step is supported",
            "upgrade one of them by its own documentation until a step is supported"));
        var preview = new UpgradePreview(host, project, stack);
        var tried = new List<UpgradeStepJson>();
        IReadOnlyList<string> refused = [];
        if (steps.Count > 0)
        {
            await host.Screen.WhileAsync($"Previewing {stack} in {steps.Count.ToString(CultureInfo.InvariantCulture)} steps", async () =>
            {
                refused = await preview.BeginAsync(start, cancellation).ConfigureAwait(false);
                foreach (var step in steps)
                {
                    var result = await preview.CheckAsync(step, cancellation).ConfigureAwait(false);
                    tried.Add(new UpgradeStepJson(tried.Count + 1,
                        [.. step.Moves.Select(move => move with { Setting = Name(move.Setting) })],
                        Named(UpgradePreview.Settings(step.Parts, step.Moves)), result.Changes, result.Problems));
                }

                return true;
            }).ConfigureAwait(false);
        }

        UpgradeReport.Print(host.Screen, format,
            new UpgradePathJson(stack, project.ShownFile(stack), Named(UpgradePreview.Settings(start, [])), refused, tried));
        return tried.TrueForAll(step => step.Problems.Count == 0) ? ExitCodes.Fine : ExitCodes.Refused;
    }

    private static string Name(string setting) => $"{StackFile.Namespace}:{setting}";

    private static Dictionary<string, string> Named(IReadOnlyDictionary<string, string> settings) =>
        settings.ToDictionary(entry => Name(entry.Key), entry => entry.Value, StringComparer.Ordinal);

    private static async Task<IReadOnlyList<UpgradePart>> StartAsync(
        CommandHost host, IReadOnlyList<UpgradePart> parts, string? from, CancellationToken cancellation)
    {
        if (from is null || from.Contains('=', StringComparison.Ordinal))
            return UpgradeStart.At(parts, UpgradeStart.Read(from ?? ""), isNamed: true);

        var inventory = from == Subject.Input ? InventoryReader.ReadText(host.Input, "input", "the input")
            : await host.Folders(asFiles: true).ReadAsync(host.PathOf(from), from, cancellation).ConfigureAwait(false);
        var running = RunningVersions.In(inventory.Complete());
        return running.Count > 0
            ? UpgradeStart.At(parts, running, isNamed: false)
            : throw new RefusedException(new Diagnostic(Codes.UpgradeStart,
            "infra upgrade-path, --from", SettingPath.Shown(from),
            "objects that say the version of a part: definitions of the Gateway API, Deployments of charts, nodes",
            "export them with `kubectl get crds,deployments,daemonsets,nodes -A -o yaml`"));
    }
}
