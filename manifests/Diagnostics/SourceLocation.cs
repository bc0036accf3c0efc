using Infra.Wording;

namespace Infra.Diagnostics;

/// <summary>A place in a text file. Lines and columns count from one.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary>The file, as the user named it, in printable characters.</summary>
    public string File { get; init; } = Printable.Text(File);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
