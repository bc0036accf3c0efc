using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Manifests;

/// <summary>
/// Writes trees as YAML that every reader understands alike: canonical key order, texts quoted where a reader of YAML 1.1 or 1.2 would see
/// another type, several lines as a literal block, LF.
/// </summary>
public static class ManifestWriter
{
    // Control characters, the line ends of other systems and languages, and the byte order mark.
    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x22)).Select(c => (char)c), '\u2028', '\u2029', '\ufeff']);

    private static readonly EmitterSettings Settings = new(
        bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, skipAnchorName: true, newLine: "\n");

    /// <summary>One tree as a document.</summary>
    /// <param name="tree">The tree.</param>
    public static string ToYaml(Node tree)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(tree, text);
        return text.ToString();
    }

    /// <summary>Writes one tree as a document.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Node tree, TextWriter output)
    {
        var emitter = new Emitter(output, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, tree);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
    }

    /// <summary>Writes manifests as one stream of documents.</summary>
    /// <param name="manifests">The manifests, in the order to write them in.</param>
    /// <param name="output">Where to.</param>
    public static void WriteAll(IEnumerable<Manifest> manifests, TextWriter output)
    {
        var first = true;
        foreach (var manifest in manifests)
        {
            if (!first)
                output.Write("---\n");

            first = false;
            Write(manifest.Tree, output);
        }
    }

    private static void Emit(Emitter emitter, Node node)
    {
        switch (node)
        {
            case MapNode map:
                emitter.Emit(new MappingStart());
                foreach (var (key, value) in map.Entries)
                {
                    emitter.Emit(Key(key));
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case ListNode list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list.Items)
                    Emit(emitter, item);

                emitter.Emit(new SequenceEnd());
                break;
            case ScalarNode { Text: { } text }:
                emitter.Emit(Scalar(text, Style(text)));
                break;
            default:
                emitter.Emit(Scalar(node.ToString()!, ScalarStyle.Plain));
                break;
        }
    }

    // The reader takes `a *b: c` for a text and not for a key and its value.
    private static Scalar Key(string text) =>
        Scalar(text, text.Contains(" *", StringComparison.Ordinal) ? ScalarStyle.DoubleQuoted : OneLine(text));

    private static Scalar Scalar(string text, ScalarStyle style) =>
        new(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true);

    private static ScalarStyle Style(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && IsBlock(text) ? ScalarStyle.Literal : OneLine(text);

    // Plain is a wish: the emitter puts quotes around what it cannot write plainly, but takes some invisible characters for visible ones.
    private static ScalarStyle OneLine(string text) =>
        Scalars.IsAmbiguous(text) || text.AsSpan().ContainsAny(Invisible) ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain;

    // A literal block shows what it holds only when no space hides at a line's end and no indentation has to be counted.
    private static bool IsBlock(string text)
    {
        if (char.IsWhiteSpace(text[0]) || text.EndsWith("\n\n", StringComparison.Ordinal))
            return false;

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' ? text[i - 1] is ' ' or '\t' : text[i] != '\t' && Invisible.Contains(text[i]))
                return false;
        }

        return true;
    }
}
