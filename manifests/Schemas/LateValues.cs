using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>Values that another tool fills in before anything is applied: nothing can be said about them here.</summary>
internal static partial class LateValues
{
    /// <summary>Whether a text holds such a value.</summary>
    public static bool Contains(string text) => text.AsSpan().IndexOfAny("$<[{") >= 0 && Form().IsMatch(text);

    /// <summary>Whether a text may become a value of a type: a map or a list only where nothing stands beside it.</summary>
    public static bool MayBe(string type, string text) => Contains(text) && (type is not ("object" or "array") || Whole().IsMatch(text));

    /// <summary>Whether such a value is anywhere in a tree.</summary>
    public static bool AreIn(Node node) => node switch
    {
        MapNode map => map.Entries.Any(entry => AreIn(entry.Value)),
        ListNode list => list.Items.Any(AreIn),
        _ => node is ScalarNode { Text: { } text } && Contains(text),
    };

    // Flux and envsubst, kustomize's variables, templates in quotes, paths into a vault, placeholders of a stack, and what SOPS encrypted.
    [GeneratedRegex(
        """
        \$\{[^{}]+\}|\$\([A-Za-z_][\w.-]*\)|^\$[A-Z_][A-Z0-9_]+\z|\{\{[^{}]*\}\}|^<path:[^<>]+\#[^<>]+>\z|^ENC\[[A-Z0-9_]+,
        |<(secret\ infra:|[a-z][a-z0-9-]*:[^\s<>]+:[^\s<>]+\ )[^<>]+>
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(\$\{[^{}]+\}|\$\([\w.-]+\)|\$[A-Z0-9_]+|\{\{[^{}]*\}\}|<[^<>]+>)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
