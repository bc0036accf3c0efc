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

    /// <summary>Nothing of the secret.</summary>
    public override string ToString() => "[secret]";
}
