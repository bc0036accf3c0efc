namespace Infra.Components.Aws;

/// <summary>An ARN.</summary>
/// <param name="service">The service that it must be of; null for any.</param>
public sealed class ArnAttribute(string? service = null) : TextFormatAttribute
{
    /// <summary>The service that it must be of. Default: any.</summary>
    public string? Service { get; } = service;

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Arn;

    /// <inheritdoc/>
    public override string Allowed => Service == "iam" ? "an ARN such as arn:aws:iam::123456789012:role/platform-admin"
        : $"an ARN such as arn:aws:{Service ?? "kms"}:ap-northeast-2:123456789012:name";

    /// <inheritdoc/>
    public override string Fix => "copy the whole ARN from the console or the command line";

    /// <inheritdoc/>
    public override string Pattern => $"^arn:aws[-a-z]*:{Service ?? "[-a-z0-9]+"}:[-a-z0-9]*:([0-9]{{12}}|aws)?:[^\\s]+$";

    /// <inheritdoc/>
    protected override bool Accepts(string text) => Arn.TryParse(text, out var arn) && (Service is null || arn.Service == Service);
}
