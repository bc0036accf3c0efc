using System.Text;
using Infra.Commands;

namespace Infra;

/// <summary>The program of a Pulumi project: Pulumi's entry point where the engine starts it, the command line everywhere else.</summary>
public static class InfraProgram
{
    /// <summary>
    /// Runs the program. SIGINT and SIGTERM end a command, whatever it is doing. Problems are printed with their fix and end in an exit
    /// code; nothing is thrown.
    /// </summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="systems">The systems that stack files choose from by <c>infra:system</c>. Each name once.</param>
    /// <param name="output">Takes all that is printed, plain and without colours, for tests. Default: the console.</param>
    /// <returns>
    /// The exit code: 0 for success, 1 for a refusal, 2 for wrong usage, 130 for an interruption; under the engine, the engine's.
    /// </returns>
    public static async Task<int> RunAsync(string[] args, IReadOnlyList<SystemDefinition> systems, TextWriter? output = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(systems);
        // Everything that is written is UTF-8; a console of Windows begins with the code page of its country.
        if (output is null && OperatingSystem.IsWindows())
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

        var options = output is null ? ScreenOptions.Detect() : ScreenOptions.Pipe;
        var (shown, errors) = (output ?? StandardStreams.Output, output ?? StandardStreams.Error);
        if (NamesGivenTwice(systems) is { Count: > 0 } problems)
        {
            new Screen(shown, errors, options).Report(problems);
            return ExitCodes.Refused;
        }

        if (args.Length == 0 && Engine.IsCalling(Environment.GetEnvironmentVariable))
            return await Engine.RunAsync(systems).ConfigureAwait(false);

        using var interrupt = new Interrupt();
        var host = new CommandHost(shown, errors, options, Environment.CurrentDirectory, systems, Environment.GetEnvironmentVariable);
        return await interrupt.RunAsync(cancellation => CommandLine.RunAsync(args, host, cancellation)).ConfigureAwait(false);
    }

    /// <summary>What is wrong with the systems as such.</summary>
    internal static List<Diagnostic> NamesGivenTwice(IReadOnlyList<SystemDefinition> systems) =>
    [
        .. systems.GroupBy(system => system.Name, StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .Select(group => new Diagnostic(Codes.DuplicateName, "the program's systems", group.Key, "each name once",
                $"rename one of {string.Join(" and ", group.Select(system => system.Settings.FullName))}")),
    ];
}
