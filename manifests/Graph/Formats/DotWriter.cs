using System.Text;
using Infra.Wording;

namespace Infra.Graph.Formats;

/// <summary>Writes the picture for Graphviz, which lays it out in its own way.</summary>
public static class DotWriter
{
    /// <summary>Writes the picture.</summary>
    /// <param name="wiring">What to show.</param>
    public static string Write(Wiring wiring)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quoted(wiring.Title)} {{\n");
        text.Append("  rankdir=LR; compound=true;\n  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=11];\n");
        foreach (var space in wiring.Nodes.GroupBy(node => wiring.HasAreas ? node.Namespace : null, StringComparer.Ordinal)
            .OrderBy(group => group.Key is not null).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            if (space.Key is not null)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"  subgraph {Quoted("cluster " + space.Key)} {{\n    label={Quoted("namespace " + space.Key)};\n");
            }

            foreach (var node in space)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"    {Quoted(node.Id)} [label={Quoted(string.Join('\n', node.Notes.Take(4).Prepend(node.Title)))}{(node.IsForeign ? ", style=\"rounded,dashed\"" : "")}];\n");
            }

            text.Append(space.Key is null ? "" : "  }\n");
        }

        foreach (var edge in wiring.Edges)
            text.Append(CultureInfo.InvariantCulture, $"  {Quoted(edge.From)} -> {Quoted(edge.To)};\n");

        return text.Append("}\n").ToString();
    }

    private static string Quoted(string text) =>
        "\"" + Printable.Lines(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
