namespace Infra.Components.Apps;

/// <summary>How many pods an update adds and takes away at a time. See <see cref="AppArgs.Rollout"/>.</summary>
public sealed record Rollout : IChecked
{
    private const string Form = "[0-9]{1,4}|([0-9]|[1-9][0-9]|100)%";
    private const string Example = "a number of pods such as 1, or a share such as 25%";

    /// <summary>How many pods more than wanted there may be: a number, or a share that is rounded up. Default: 1.</summary>
    [Matches(Form, Example)]
    public string MaxSurge { get; init; } = "1";

    /// <summary>How many pods fewer than wanted there may be: a number, or a share that is rounded down. Default: 0.</summary>
    [Matches(Form, Example)]
    public string MaxUnavailable { get; init; } = "0";

    void IChecked.Check(Problems problems) => problems.AddIf(
        MaxSurge.TrimEnd('%').All(c => c == '0') && MaxUnavailable.TrimEnd('%').All(c => c == '0'), Codes.Exclusive, nameof(MaxUnavailable),
        MaxUnavailable, "one of the two above zero: without either, no pod can be replaced", "raise one of them");

    internal static InputUnion<int, string> Amount(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : text;
}
