using DiffPlex;
using Infra.Diff;

namespace Infra.Reports;

/// <summary>A comparison as signed lines with what differs in them marked: the same lines for the terminal, comments and pages.</summary>
internal static class DiffLines
{
    private const int MostCompared = 4000;
    private const int LongAlike = 160;
    private const int Kept = 60;

    // Between these stand the parts of references, versions, addresses and quantities.
    private static readonly char[] Separators = " \t/:.,;-_@=&?\"'()[]{}<>|".ToCharArray();

    /// <summary>The lines of a field that differs: its old value, its new one, or of longer ones what differs between them.</summary>
    public static IReadOnlyList<DiffLine> Of(FieldDiff change) => change switch
    {
        { Lines: { } lines } => Marked([.. lines.Select(line => DiffLine.Plain(line[0], line[2..]))]),
        { IsSecret: true, Old: not null, New: not null } => [DiffLine.Plain('~', DiffWords.OtherSecret)],
        _ => Marked([.. change.Old is { } old ? [DiffLine.Plain('-', old)] : (DiffLine[])[],
            .. change.New is { } value ? [DiffLine.Plain('+', value)] : (DiffLine[])[]]),
    };

    /// <summary>The whole of an item that is new or goes, without its secrets; empty for others.</summary>
    public static IReadOnlyList<DiffLine> OfWhole(ItemDiff item) =>
        item.Kind is ItemDiffKind.Added or ItemDiffKind.Removed
        ? [.. ShownValue.Yaml(ShownValue.MaskedObject(item.Item.Tree, item.Item.Fields))
            .Select(line => DiffLine.Plain(DiffWords.Sign(item.Kind)[0], line))]
        : [];

    // What was replaced by what: the first line that goes by the first one that comes, and so on.
    private static DiffLine[] Marked(DiffLine[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var gone = Run(lines, i, '-');
            var come = Run(lines, i + gone, '+');
            if (gone == come)
            {
                for (var at = i; at < i + gone; at++)
                    (lines[at], lines[at + gone]) = Pair(lines[at], lines[at + gone]);
            }

            i += Math.Max(0, gone + come - 1);
        }

        return lines;
    }

    private static int Run(DiffLine[] lines, int from, char sign) => lines.Skip(from).TakeWhile(line => line.Sign == sign).Count();

    private static (DiffLine Old, DiffLine New) Pair(DiffLine old, DiffLine @new)
    {
        var (one, other) = (old.Text, @new.Text);
        if (one.Length + other.Length > MostCompared)
            return Ends(old, @new, one, other);

        var found = new Differ().CreateWordDiffs(one, other, ignoreWhitespace: false, Separators);
        var (left, right) = (new bool[found.PiecesOld.Length], new bool[found.PiecesNew.Length]);
        foreach (var block in found.DiffBlocks)
        {
            Array.Fill(left, true, block.DeleteStartA, block.DeleteCountA);
            Array.Fill(right, true, block.InsertStartB, block.InsertCountB);
        }

        // Where hardly anything is the same, marks only disturb.
        var alike = found.PiecesOld.Where((_, i) => !left[i]).Sum(word => word.Length);
        return alike * 3 < Math.Min(one.Length, other.Length) ? (old, @new)
            : (old with { Pieces = Pieces(found.PiecesOld, left) }, @new with { Pieces = Pieces(found.PiecesNew, right) });
    }

    // Of what is too long to be compared word by word, only what is the same at both ends is known.
    private static (DiffLine Old, DiffLine New) Ends(DiffLine old, DiffLine @new, string one, string other)
    {
        var start = one.AsSpan().CommonPrefixLength(other);
        var end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
            end++;

        List<DiffPiece> Of(string text) => Pieces([text[..start], text[start..^end], text[^end..]], [false, true, false]);
        return start + end == 0 ? (old, @new) : (old with { Pieces = Of(one) }, @new with { Pieces = Of(other) });
    }

    private static List<DiffPiece> Pieces(string[] words, bool[] differs)
    {
        var pieces = new List<DiffPiece>();
        for (var i = 0; i < words.Length;)
        {
            var end = i;
            while (end < words.Length && differs[end] == differs[i])
                end++;

            var text = string.Concat(words[i..end]);
            pieces.Add(new DiffPiece(differs[i] || text.Length <= LongAlike ? text : $"{text[..Kept]}…{text[^Kept..]}", differs[i]));
            i = end;
        }

        return pieces;
    }
}
