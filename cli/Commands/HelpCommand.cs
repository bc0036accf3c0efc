using System.CommandLine.Completions;

namespace Infra.Commands;

/// <summary><c>infra help</c>: what people type who do not know <c>--help</c> yet.</summary>
internal static class HelpCommand
{
    public static Command Create(CommandHost host)
    {
        var topic = new Argument<string[]>("command")
        {
            HelpName = "command",
            Description = "The command to describe. Default: all of them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        topic.CompletionSources.Add(_ => CommandLine.Root(host).Subcommands.Where(command => !command.Hidden)
            .Select(command => new CompletionItem(command.Name)));
        var command = new Command("help", "Describe a command, with examples.") { topic };
        command.SetAction((parsed, cancellation) => CommandLine.RunAsync([.. parsed.GetValue(topic) ?? [], "--help"], host, cancellation));
        return command;
    }
}
