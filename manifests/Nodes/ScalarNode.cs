namespace Infra.Manifests;

/// <summary>A text, a truth value, a number or null.</summary>
public sealed class ScalarNode : Node
{
    // Beyond this a double no longer tells neighbouring integers apart.
    private const double ExactIntegers = 9007199254740992;

    /// <summary>Creates a scalar.</summary>
    /// <param name="value">A string, bool, long, double that is not integral, or null.</param>
    internal ScalarNode(object? value)
    {
        Value = value;
    }

    /// <summary>The null scalar.</summary>
    public static ScalarNode Null { get; } = new(null);

    /// <summary>The value: a <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or null.</summary>
    public object? Value { get; }

    /// <summary>The value when it is a text.</summary>
    public string? Text => Value as string;

    /// <summary>The characters of a scalar that stands in its file without quotes, before they became a value. Default: none.</summary>
    public string? Plain { get; init; }

    /// <summary>A number. Integral ones become integers, as JSON does not tell <c>1.0</c> from <c>1</c>.</summary>
    /// <param name="number">The number.</param>
    public static ScalarNode Number(double number) => new(Integral(number));

    /// <summary>The value as a person would write it, the same in every culture.</summary>
    public override string ToString() => Value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    internal static object Integral(double number) =>
        number == Math.Truncate(number) && Math.Abs(number) < ExactIntegers ? (object)(long)number : number;

    /// <inheritdoc/>
    protected override bool SameAs(Node other) => other is ScalarNode scalar && Equals(Value, scalar.Value);
}
