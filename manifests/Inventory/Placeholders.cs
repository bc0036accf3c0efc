using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>What stands in a result for values that only a real run knows: texts in angle brackets that name the value.</summary>
public static partial class Placeholders
{
    /// <summary>Every placeholder in a tree, each once, in the order of the tree.</summary>
    /// <param name="tree">The tree.</param>
    public static IReadOnlyList<string> In(Node tree)
    {
        List<string>? found = null;
        Find(tree, ref found);
        return found ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Whether a placeholder stands for a secret setting.</summary>
    /// <param name="placeholder">The placeholder.</param>
    public static bool IsSecret(string placeholder)
    {
        ArgumentNullException.ThrowIfNull(placeholder);
        return placeholder.StartsWith("<secret ", StringComparison.Ordinal);
    }

    private static void Find(Node node, ref List<string>? found)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var (_, value) in map.Entries)
                    Find(value, ref found);

                break;
            case ListNode list:
                foreach (var item in list.Items)
                    Find(item, ref found);

                break;
            case ScalarNode { Text: { } text } when text.Contains('<', StringComparison.Ordinal):
                foreach (var match in Form().EnumerateMatches(text))
                {
                    var placeholder = text.Substring(match.Index, match.Length);
                    found ??= [];
                    if (!found.Contains(placeholder))
                        found.Add(placeholder);
                }

                break;
        }
    }

    // <secret infra:key>, <aws:eks/cluster:Cluster name property>
    [GeneratedRegex("<(secret infra:|[a-z][a-z0-9-]*:[^\\s<>]+:[^\\s<>]+ )[^<>]+>", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
