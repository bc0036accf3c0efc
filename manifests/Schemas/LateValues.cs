using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>Texts whose value another tool fills in before anything is applied: nothing can be said about them here.</summary>
internal static partial class LateValues
{
    /// <summary>Whether a text is one of these.</summary>
    public static bool Contains(string text) => text.AsSpan().IndexOfAny('$', '<', '[') >= 0 && Form().IsMatch(text);

    // Flux and envsubst, kustomize's variables, paths into a vault, placeholders of a stack, and what SOPS has encrypted.
    [GeneratedRegex(@"\$\{[^{}]+\}|\$\([A-Za-z_][\w.-]*\)|^<path:[^<>]+#[^<>]+>\z|<(secret infra:|[a-z][a-z0-9-]*:[^\s<>]+:[^\s<>]+ )[^<>]+>|^ENC\[[A-Z0-9_]+,",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
