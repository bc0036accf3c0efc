using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>Texts whose value another tool fills in before anything is applied: nothing can be said about them here.</summary>
internal static partial class LateValues
{
    /// <summary>Whether a text is one of these.</summary>
    public static bool Contains(string text) => text.AsSpan().IndexOfAny("$<[{") >= 0 && Form().IsMatch(text);

    /// <summary>Whether one of these is anywhere in a tree.</summary>
    public static bool AreIn(Node node) => node switch
    {
        MapNode map => map.Entries.Any(entry => AreIn(entry.Value)),
        ListNode list => list.Items.Any(AreIn),
        _ => node is ScalarNode { Text: { } text } && Contains(text),
    };

    // Flux and envsubst, kustomize's variables, templates in quotes, paths into a vault, placeholders of a stack, and what SOPS has encrypted.
    [GeneratedRegex(@"\$\{[^{}]+\}|\$\([A-Za-z_][\w.-]*\)|^<path:[^<>]+#[^<>]+>\z|<(secret infra:|[a-z][a-z0-9-]*:[^\s<>]+:[^\s<>]+ )[^<>]+>|\{\{[^{}]*\}\}|^\$[A-Z_][A-Z0-9_]+\z|^ENC\[[A-Z0-9_]+,",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
