using Pulumi.Utilities;

namespace Infra.Components;

/// <summary>
/// A secret from the stack's settings. The program holds it as a secret output and never as text; without the engine it is a placeholder
/// that names its key.
/// </summary>
/// <param name="value">The secret; marked as such if it is not already.</param>
public sealed class SecretValue(Output<string> value)
{
    /// <summary>The secret output.</summary>
    public Output<string> Value { get; } = Output.CreateSecret(value);

    /// <summary>Whether it is a text of the program that was never secret.</summary>
    internal bool IsPlain { get; } = ((Input<string>)value).Text() is not null;

    /// <summary>Whether it is known to be empty.</summary>
    internal bool IsEmpty => OutputUtilities.GetValueAsync(Value) is { IsCompletedSuccessfully: true, Result: "" };

    /// <summary>Nothing of the secret.</summary>
    public override string ToString() => "[secret]";
}
