using System.Text;
using Infra.Wording;

namespace Infra.Graph.Formats;

/// <summary>Writes the picture as Mermaid, which GitHub and GitLab draw in Markdown.</summary>
public static class MermaidWriter
{
    /// <summary>Writes the picture.</summary>
    /// <param name="wiring">What to show.</param>
    public static string Write(Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        var ids = wiring.Nodes.Select((node, index) => (node.Id, Value: string.Create(CultureInfo.InvariantCulture, $"n{index}")))
            .ToDictionary(node => node.Id, node => node.Value, StringComparer.Ordinal);
        var text = new StringBuilder("flowchart LR\n");
        text.Append(CultureInfo.InvariantCulture, $"  accTitle: {Line(wiring.Title)}\n  accDescr: {Line(wiring.Sentence)}\n");
        var spaces = wiring.Nodes.GroupBy(node => wiring.HasAreas ? node.Namespace : null, StringComparer.Ordinal)
            .OrderBy(group => group.Key is not null).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        for (var i = 0; i < spaces.Count; i++)
        {
            var indent = spaces[i].Key is null ? "  " : "    ";
            if (spaces[i].Key is { } space)
                text.Append(CultureInfo.InvariantCulture, $"  subgraph ns{i}[\"namespace {Quoted(space)}\"]\n");

            foreach (var node in spaces[i])
            {
                var (open, close) = Shape(node.Role);
                text.Append(CultureInfo.InvariantCulture,
                    $"{indent}{ids[node.Id]}{open}\"{string.Join("<br>", node.Notes.Take(4).Prepend(node.Title).Select(Quoted))}\"{close}\n");
            }

            text.Append(spaces[i].Key is null ? "" : "  end\n");
        }

        if (wiring.Problems.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"  %% Not all could be read: {Words.Count(wiring.Problems.Count, "problem")}\n");

        foreach (var edge in wiring.Edges)
            text.Append(CultureInfo.InvariantCulture, $"  {ids[edge.From]} --> {ids[edge.To]}\n");

        var foreign = wiring.Nodes.Where(node => node.IsForeign).Select(node => ids[node.Id]).ToList();
        if (foreign.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"  classDef foreign stroke-dasharray: 4 3\n  class {string.Join(',', foreign)} foreign\n");
        }

        return text.ToString();
    }

    private static (string Open, string Close) Shape(NodeRole role) => role switch
    {
        NodeRole.Entrance => ("([", "])"),
        NodeRole.Service or NodeRole.Rule => ("(", ")"),
        NodeRole.Folded => ("[[", "]]"),
        NodeRole.Volume or NodeRole.Disk or NodeRole.Store => ("[(", ")]"),
        NodeRole.Outside or NodeRole.Cloud => ("{{", "}}"),
        _ => ("[", "]"),
    };

    // Mermaid reads entities in quoted texts; whatever it could take for its own syntax becomes one.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder();
        foreach (var rune in Printable.Lines(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '.' or ',' or ':' or '/' or '*' or '+' or '_' or '(' or ')')
                quoted.Append(rune);
            else
                quoted.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return quoted.ToString();
    }

    // A title ends with its line, and takes no entities.
    private static string Line(string text) =>
        string.Concat(Printable.Text(text).Select(c => c is ';' or '#' or '"' or '{' or '}' or '<' or '>' ? ' ' : c));
}
