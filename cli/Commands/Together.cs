namespace Infra.Commands;

/// <summary>Options that contradict each other, or of which one alone says nothing.</summary>
internal static class Together
{
    /// <summary>Refuses an option beside another one.</summary>
    public static void Refuse(Command command, Option one, Option other, string why) => command.Validators.Add(result =>
    {
        if (IsGiven(result, one) && IsGiven(result, other))
            result.AddError($"{one.Name} and {other.Name} contradict each other: {why}.");
    });

    /// <summary>Refuses <c>--json</c> beside another format.</summary>
    public static void RefuseJson(Command command, Option json, Option format) => command.Validators.Add(result =>
    {
        if (IsGiven(result, json) && result.GetResult(format) is { Implicit: false, Tokens: [.., { Value: not "json" }] })
            result.AddError($"{json.Name} and {format.Name} contradict each other: there is one output.");
    });

    /// <summary>Whether the user wrote an option.</summary>
    public static bool IsGiven(System.CommandLine.Parsing.SymbolResult result, Option option) =>
        result.GetResult(option) is { Implicit: false };
}
