namespace Infra.Components.Validation;

/// <summary>A TCP or UDP port.</summary>
public sealed class PortAttribute : FormatAttribute
{
    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Port;

    /// <inheritdoc/>
    public override string Allowed => "a whole number from 1 to 65535";

    /// <inheritdoc/>
    public override string Fix => "write the number of the port";

    /// <inheritdoc/>
    public override DiagnosticCode? Refuse(object value) => value is >= 1 and <= 65535 ? null : Code;
}
