namespace Infra.Adopt;

/// <summary>One step of an adoption.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Why">Why, and what to look at.</param>
/// <param name="Commands">The commands, in their order.</param>
internal sealed record AdoptionStep(string Title, string Why, IReadOnlyList<string> Commands)
{
    /// <summary>What stands in the stack's file meanwhile. Default: nothing of an adoption.</summary>
    public string? Settings { get; init; }

    /// <summary>The stack whose file that is. Default: none.</summary>
    public string? Stack { get; init; }
}
