namespace Infra.Components.Validation;

/// <summary>The name of a Kubernetes object that must be a DNS label.</summary>
public sealed class NameAttribute : TextFormatAttribute
{
    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Name;

    /// <inheritdoc/>
    public override string Allowed => "lower-case letters, digits and inner hyphens, 1 to 63 characters";

    /// <inheritdoc/>
    public override string Fix => "shorten it, or replace what is not allowed by a hyphen";

    /// <inheritdoc/>
    public override string Pattern => $"^{Names.LabelBody}$";

    /// <inheritdoc/>
    protected override bool Accepts(string text) => Names.IsLabel(text);
}
