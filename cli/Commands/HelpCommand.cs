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
        command.SetAction((parsed, cancellation) =>
        {
            var words = parsed.GetValue(topic) ?? [];
            // What is no command is refused as it is without `help`.
            var isKnown = words is [] || CommandLine.Root(host).Subcommands.Any(known => known.Name == words[0]);
            return CommandLine.RunAsync(isKnown ? [.. words, "--help"] : words, host, cancellation);
        });
        return command;
    }
}
