using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>The variables that Flux replaces in texts: <c>${name}</c>, also with a default. What is not known stays as it is.</summary>
/// <param name="variables">The values.</param>
/// <param name="isComplete">Whether there are no others.</param>
internal sealed partial class Substitution(IReadOnlyDictionary<string, string> variables, bool isComplete)
{
    /// <summary>The same for the same values.</summary>
    public string Key { get; } =
        string.Join('\n', variables.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))
        + isComplete;

    /// <summary>Replaces in a whole tree.</summary>
    public MapNode In(MapNode tree) => (MapNode)In((Node)tree);

    private Node In(Node node) => node switch
    {
        MapNode map => MapNode.Owning([.. map.Entries.Select(entry => new KeyValuePair<string, Node>(Replace(entry.Key), In(entry.Value)))
            .DistinctBy(entry => entry.Key, StringComparer.Ordinal)], map.Line, map.Column, file: map.File),
        ListNode list => new ListNode([.. list.Items.Select(In)]) { Line = list.Line, Column = list.Column, File = list.File },
        ScalarNode { Text: { } text } scalar when text.Contains("${", StringComparison.Ordinal) => Replaced(scalar, text),
        _ => node,
    };

    // Flux replaces in the text of the YAML, so that a number becomes one.
    private ScalarNode Replaced(ScalarNode scalar, string text)
    {
        var replaced = Replace(text);
        return new ScalarNode(scalar.Plain is not null && replaced != text ? Scalars.Resolve(replaced) : replaced)
        {
            Line = scalar.Line,
            Column = scalar.Column,
            File = scalar.File,
        };
    }

    private string Replace(string text) => Form().Replace(text, match =>
    {
        if (match.Value.StartsWith("$$", StringComparison.Ordinal))
            return match.Value[1..];

        if (variables.TryGetValue(match.Groups["name"].Value, out var value))
            return value;

        return isComplete && match.Groups["default"] is { Success: true } given ? Replace(given.Value) : match.Value;
    });

    [GeneratedRegex(@"\$?\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:?[=-](?<default>(?:\$\{[^}]*\}|[^}])*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
