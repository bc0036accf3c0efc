using System.Text.RegularExpressions;

namespace Infra.Components.Validation;

/// <summary>A text of a given form.</summary>
/// <param name="pattern">The regular expression that the whole text must match.</param>
/// <param name="allowed">What is allowed, in words, with an example.</param>
public sealed class MatchesAttribute(string pattern, string allowed) : TextFormatAttribute
{
    private readonly Lazy<Regex> _whole = new(() => new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant));

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Form;

    /// <inheritdoc/>
    public override string Allowed { get; } = allowed;

    /// <inheritdoc/>
    public override string Fix => "write it in that form";

    /// <inheritdoc/>
    public override string Pattern { get; } = pattern;

    /// <inheritdoc/>
    protected override bool Accepts(string text) => _whole.Value.IsMatch(text);
}
