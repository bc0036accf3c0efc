using System.Text.RegularExpressions;

namespace Infra.Components.Validation;

/// <summary>A positive duration such as <c>90s</c>, <c>10m</c> or <c>1h30m</c>, as Go writes it.</summary>
public sealed partial class DurationAttribute : TextFormatAttribute
{
    /// <summary>The longest duration allowed, written the same way. Default: no limit.</summary>
    public string? Most { get; init; }

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.Duration;

    /// <inheritdoc/>
    public override string Allowed => "a positive duration such as 90s, 10m or 1h30m" + (Most is null ? "" : $", at most {Most}");

    /// <inheritdoc/>
    public override string Fix => "write whole numbers with the units h, m, s or ms, biggest first";

    /// <inheritdoc/>
    public override string Pattern => Form().ToString();

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The duration, or null when the text is none.</returns>
    public static TimeSpan? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || match.Length == 0)
            return null;

        double Part(string unit) =>
            match.Groups[unit].Success ? double.Parse(match.Groups[unit].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var seconds = (Part("h") * 3600) + (Part("m") * 60) + Part("s") + (Part("ms") / 1000);
        return seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <inheritdoc/>
    protected override bool Accepts(string text) => Parse(text) is { } value && (Most is null || value <= Parse(Most));

    [GeneratedRegex(@"^(?=[0-9])((?<h>[0-9]{1,6})h)?((?<m>[0-9]{1,6})m)?((?<s>[0-9]{1,6})s)?((?<ms>[0-9]{1,6})ms)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
