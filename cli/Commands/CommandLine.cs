using System.CommandLine.Help;
using Infra.Reports;

namespace Infra.Commands;

/// <summary>The command line: reads the arguments, runs one command, and turns whatever it throws into words and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Every command, in the order of the help. A new command is a file beside these and a line here.</summary>
    public static IReadOnlyList<Func<CommandHost, Command>> Commands { get; } =
    [
        StacksCommand.Create,
        NewCommand.Create,
        PreviewCommand.Create,
        RenderCommand.Create,
        CheckCommand.Create,
        DiffCommand.Create,
        GraphCommand.Create,
        ImportCommand.Create,
        AdoptCommand.Create,
        PromoteCommand.Create,
        ReleaseCommand.Create,
        UpgradePathCommand.Create,
        TeardownCommand.Create,
        SchemaCommand.Create,
        DoctorCommand.Create,
        CompletionCommand.Create,
        HelpCommand.Create,
        VersionCommand.Create,
        DocsCommand.Create,
    ];

    /// <summary>The whole tree of commands.</summary>
    public static RootCommand Root(CommandHost host)
    {
        var root = new RootCommand(
            "Typed infrastructure for Kubernetes platforms: preview, render and check the stacks of a Pulumi project without a cluster.")
        {
            HelpName = "infra",
        };
        root.Options.OfType<VersionOption>().Single().Action = new PrintVersion(host);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpText((HelpAction)help.Action!, host);
        foreach (var option in host.GlobalOptions)
            root.Add(option);

        foreach (var create in Commands)
            root.Add(create(host));

        return root;
    }

    /// <summary>Runs the program.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandHost host, CancellationToken cancellation = default)
    {
        var parsed = Root(host).Parse(args.Count > 0 ? args : ["--help"]);
        if (UsageError.WithStack(parsed) is { } meant)
            parsed = Root(host).Parse(meant);

        host.Begin(parsed);
        try
        {
            if (parsed.Action is not HelpText && (parsed.Errors.Count > 0 || UsageError.TakenForValue(parsed) is not null))
                return UsageError.Report(parsed, host.Screen);

            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = host.Screen.Output,
                Error = host.Screen.Error,
                // The program listens to Ctrl-C itself, so that a command is stopped the same way in tests.
                ProcessTerminationTimeout = null,
            };
            var code = await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
            return args.Count > 0 ? code : ExitCodes.Usage;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (RefusedException refused)
        {
            return Refuse(refused.Diagnostics, host);
        }
#pragma warning disable CA1031 // The last resort: a user is told what to do, not shown a stack.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            if (host.IsVerbose)
                TryTo(() => host.Screen.ErrorLine(failed.ToString()));

            return Refuse([Failure(failed, host)], host);
        }
    }

    // Where the output is full or closed, the errors are told; where they are too, the exit code is all that is left.
    private static int Refuse(IReadOnlyList<Diagnostic> diagnostics, CommandHost host)
    {
        if (!TryTo(() => Tell(diagnostics, host)))
            TryTo(() => host.Screen.Report(diagnostics));

        return ExitCodes.Refused;
    }

    private static bool TryTo(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Tell(IReadOnlyList<Diagnostic> diagnostics, CommandHost host)
    {
        switch (host.Format)
        {
            case ReportFormat.Json:
                host.Screen.Json(new RefusalJson([.. diagnostics.Select(DiagnosticJson.Of)]), TerminalJson.Default.RefusalJson);
                break;
            case ReportFormat.Sarif:
                host.Screen.Output.Write(Sarif.Refusal(host.Command, diagnostics));
                host.Screen.Report(diagnostics);
                break;
            case ReportFormat.Markdown:
                host.Screen.Output.Write(Markdown.Problems(diagnostics));
                host.Screen.Report(diagnostics);
                break;
            default:
                host.Screen.Report(diagnostics);
                break;
        }
    }

    private static Diagnostic Failure(Exception failed, CommandHost host) => new(
        Codes.ProgramFailed,
        "infra",
        SettingPath.Shown($"{failed.GetType().Name}: {failed.Message}"),
        "a run without an exception",
        host.IsVerbose ? "report it with the text above" : "run it again with --verbose and report it with what that prints");
}
