namespace Infra.Reports;

/// <summary>A line of a comparison.</summary>
/// <param name="Sign">
/// <c>+</c> for what is new, <c>-</c> for what was, <c>~</c> for a change that is not shown, a blank for what is the same.
/// </param>
/// <param name="Pieces">Its text.</param>
internal sealed record DiffLine(char Sign, IReadOnlyList<DiffPiece> Pieces)
{
    /// <summary>A line of which nothing is marked.</summary>
    public static DiffLine Plain(char sign, string text) => new(sign, [new DiffPiece(text, false)]);

    /// <summary>Its text without its sign.</summary>
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">The text.</param>
/// <param name="Differs">Whether it is what differs from the line's other side.</param>
internal readonly record struct DiffPiece(string Text, bool Differs);
