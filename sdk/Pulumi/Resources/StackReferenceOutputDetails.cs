namespace Pulumi;

/// <summary>An output of another stack, in the one or the other member.</summary>
public sealed class StackReferenceOutputDetails
{
    public object? Value { get; set; }

    public object? SecretValue { get; set; }
}
