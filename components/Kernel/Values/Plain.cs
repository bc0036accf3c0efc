using Pulumi.Utilities;

namespace Infra.Components;

/// <summary>Inputs that were given as plain text, which can be checked before anything is made.</summary>
internal static class Plain
{
    /// <summary>Whether the text is known to be a secret.</summary>
    public static bool IsSecret(this Input<string> input) =>
        Output.IsSecretAsync(input.ToOutput()) is { IsCompletedSuccessfully: true, Result: true };

    /// <summary>Null when the text is known late, is a secret, or is the output of a resource.</summary>
    public static string? Text(this Input<string>? input)
    {
        if (input is null)
            return null;

        // An output of a resource may be known already or not yet: by the resource it is told apart in any run.
        var output = input.ToOutput();
        var value = OutputUtilities.GetValueAsync(output);
        return value.IsCompletedSuccessfully
            && OutputUtilities.GetDependenciesAsync(output) is { IsCompletedSuccessfully: true, Result.Count: 0 }
            && Output.IsSecretAsync(output) is { IsCompletedSuccessfully: true, Result: false }
                ? value.Result
                : null;
    }
}
