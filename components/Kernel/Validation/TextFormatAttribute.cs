namespace Infra.Components.Validation;

/// <summary>A format of texts.</summary>
public abstract class TextFormatAttribute : FormatAttribute
{
    /// <inheritdoc/>
    public sealed override DiagnosticCode? Refuse(object value) => value is string text && Accepts(text) ? null : Code;

    /// <summary>Whether the text has the format.</summary>
    /// <param name="text">The text.</param>
    protected abstract bool Accepts(string text);
}
