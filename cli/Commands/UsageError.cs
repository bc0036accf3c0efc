using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Infra.Wording;

namespace Infra.Commands;

/// <summary>What is said about a wrong command line.</summary>
internal static class UsageError
{
    /// <summary>Says what is wrong and where to read on.</summary>
    /// <returns><see cref="ExitCodes.Usage"/>.</returns>
    public static int Report(ParseResult parsed, Screen screen)
    {
        var command = parsed.CommandResult.Command;
        var unknown = TakenForValue(parsed) ?? (parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null);
        if (unknown is not null)
        {
            var isOption = unknown.StartsWith('-');
            var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            var known = isOption ? Options(parsed) : command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
            var near = DidYouMean.Nearest(unknown, known);
            screen.ErrorLine($"infra: unknown {kind} '{unknown}'.{(near is null ? "" : $" Did you mean {near}?")}");
        }
        else
        {
            foreach (var error in parsed.Errors.Select(Message).Distinct(StringComparer.Ordinal))
                screen.ErrorLine($"infra: {error}");
        }

        var path = string.Join(' ', Path(parsed.CommandResult));
        screen.ErrorLine($"Try `{path} --help`.");
        return ExitCodes.Usage;
    }

    /// <summary>
    /// What was meant by <c>--stack prod</c> and <c>-s prod</c>, as Pulumi takes them: the stack in its place. Null when there is no such
    /// option.
    /// </summary>
    public static IReadOnlyList<string>? WithStack(ParseResult parsed)
    {
        var tokens = parsed.Tokens.Select(token => token.Value).ToList();
        var at = tokens.FindIndex(token => token is "--stack" or "-s" || token.StartsWith("--stack=", StringComparison.Ordinal));
        var takesStack = parsed.CommandResult.Command.Arguments is [{ Name: var name }, ..]
            && name.StartsWith("stack", StringComparison.Ordinal);
        if (!takesStack || at < 0)
            return null;

        var equals = tokens[at].IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 && at + 1 == tokens.Count)
            return null;

        var stack = equals < 0 ? tokens[at + 1] : tokens[at][(equals + 1)..];
        tokens.RemoveRange(at, equals < 0 ? 2 : 1);
        tokens.Insert(tokens.IndexOf(parsed.CommandResult.Command.Name) + 1, stack);
        return tokens;
    }

    /// <summary>
    /// An option that the command does not have, where it was taken for the value of an argument; null when there is none.
    /// </summary>
    public static string? TakenForValue(ParseResult parsed) => parsed.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .Select(token => token.Value)
        .FirstOrDefault(value => value.Length > 1 && value[0] == '-');

    // The library lists what is allowed, a line each, and does not see what was meant.
    private static string Message(ParseError error)
    {
        if (error.SymbolResult is ArgumentResult { Tokens.Count: 0, Parent: CommandResult } missing)
            return $"<{missing.Argument.Name}> is missing.";

        var (tokens, completions, name) = error.SymbolResult switch
        {
            ArgumentResult { Parent: OptionResult option } =>
                (option.Tokens, option.Option.GetCompletions(CompletionContext.Empty), option.Option.Name),
            OptionResult option => (option.Tokens, option.Option.GetCompletions(CompletionContext.Empty), option.Option.Name),
            ArgumentResult argument =>
                (argument.Tokens, argument.Argument.GetCompletions(CompletionContext.Empty), $"<{argument.Argument.Name}>"),
            _ => ([], [], ""),
        };
        var allowed = completions.Select(completion => completion.InsertText ?? completion.Label).ToList();
        return tokens is [{ Value: var value }, ..] && allowed.Count > 0 && !allowed.Contains(value)
            ? $"'{value}' is none of the values of {name}: {Words.OneOf(allowed)}.{(DidYouMean.Nearest(value, allowed) is { } near ? $" Did you mean {near}?" : "")}"
            : error.Message;
    }

    private static List<string> Path(CommandResult? result)
    {
        var names = new List<string>();
        for (; result is not null; result = result.Parent as CommandResult)
            names.Insert(0, result.Command is RootCommand ? "infra" : result.Command.Name);

        return names;
    }

    private static IEnumerable<string> Options(ParseResult parsed)
    {
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as CommandResult)
        {
            foreach (var option in result.Command.Options.Where(o => o.Recursive || result == parsed.CommandResult))
                yield return option.Name;
        }
    }
}
