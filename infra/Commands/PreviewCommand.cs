using System.CommandLine;
using Infra.Rules;
using Infra.Terminal;

namespace Infra.Commands;

/// <summary><c>infra preview</c>: what a stack would make.</summary>
public static class PreviewCommand
{
    /// <summary>The command.</summary>
    /// <param name="host">What it needs.</param>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var stack = host.StackArgument();
        var json = CommandHost.JsonOption();
        var command = new Command("preview", "Show what a stack would make, without an engine, credentials, a cluster or a network.") { stack, json };
        command.SetAction((parsed, cancellation) => RunAsync(host, parsed.GetRequiredValue(stack), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string stack, bool json, CancellationToken cancellation)
    {
        var (result, context, settings, _) = await host.RunStackInContextAsync(stack, cancellation).ConfigureAwait(false);
        var check = StackCheck.Run(result, context, settings.Values, host.Today);
        if (json)
        {
            host.Screen.Json(PreviewJson.Of(result, check, host.Elapsed), PreviewJsonContext.Default.PreviewJson);
        }
        else
        {
            host.Screen.Write(PreviewText.Tree(result));
            host.Screen.Line();
            foreach (var part in PreviewText.Findings(check))
            {
                host.Screen.Write(part);
            }

            host.Screen.Write(PreviewText.Summary(result, check, host.Elapsed));
        }

        return check.Passes(Severity.Error) ? ExitCodes.Fine : ExitCodes.Refused;
    }
}
