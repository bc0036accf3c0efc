namespace Pulumi;

/// <summary>A value for a resource, given at once or as an <see cref="Output{T}"/>.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <summary>For lists and maps, which compute their output when asked.</summary>
    private protected Input()
    {
    }

    IOutput IInput.Content => Content;

    IOutput IInput.Flat => Value;

    internal virtual Output<T> Value => _output!;

    private protected virtual IOutput Content => Value;

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.Value;
}
