namespace Infra.Components.Validation;

/// <summary>A whole number between two bounds.</summary>
/// <param name="least">The smallest value allowed.</param>
/// <param name="most">The largest value allowed.</param>
public sealed class RangeAttribute(int least, int most) : FormatAttribute
{
    /// <summary>The smallest value allowed.</summary>
    public int Least { get; } = least;

    /// <summary>The largest value allowed.</summary>
    public int Most { get; } = most;

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.OutOfRange;

    /// <inheritdoc/>
    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a whole number from {Least} to {Most}");

    /// <inheritdoc/>
    public override string Fix => "choose a number in that range";

    /// <inheritdoc/>
    public override DiagnosticCode? Refuse(object value) => value is int number && number >= Least && number <= Most ? null : Code;
}
