using System.Text.RegularExpressions;

namespace Infra.Components.Validation;

/// <summary>An image reference with a fixed tag or a digest. <c>latest</c>, and no tag at all, are refused.</summary>
public sealed partial class ImageAttribute : FormatAttribute
{
    /// <summary>Whether the tag is the commit that the image was built from: all forty digits of it. Default: false.</summary>
    public bool OfCommit { get; init; }

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.ImageReference;

    /// <inheritdoc/>
    public override string Allowed => OfCommit
        ? "[registry/]repository:commit, the commit in all its forty hexadecimal digits, optionally with @sha256:<64 hexadecimal digits>"
        : "[registry/]repository:tag, optionally with @sha256:<64 hexadecimal digits>; the tag is not latest";

    /// <inheritdoc/>
    public override string Fix => OfCommit ? "name the commit that was built and tested, as `git rev-parse` prints it" : "name the tag that was built and tested";

    /// <inheritdoc/>
    public override string Pattern => Form().ToString();

    /// <inheritdoc/>
    public override DiagnosticCode? Refuse(object value)
    {
        if (value is not string text || Form().Match(text) is not { Success: true } match)
            return Code;

        return match.Groups["tag"].Value switch
        {
            "latest" => Codes.MutableImage,
            "" when !match.Groups["digest"].Success => Codes.MutableImage,
            var tag when OfCommit && !(tag.Length == 40 && tag.All(char.IsAsciiHexDigitLower)) => Code,
            _ => null,
        };
    }

    // The grammar of github.com/distribution/reference: repository components in lower case, a registry with a dot, a port or "localhost".
    [GeneratedRegex(
        @"^((localhost|[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)*)(:[0-9]{1,5})?/)?[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*(:(?<tag>[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}))?(?<digest>@sha256:[0-9a-f]{64})?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
