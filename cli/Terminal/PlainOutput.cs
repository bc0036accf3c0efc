using System.Text;
using Spectre.Console;

namespace Infra.Terminal;

/// <summary>
/// Where the renderer writes. What it writes to is known already: to find out by itself, it would open the console and read the terminal's
/// description.
/// </summary>
internal sealed class PlainOutput(TextWriter writer) : IAnsiConsoleOutput
{
    /// <inheritdoc/>
    public TextWriter Writer { get; } = writer;

    /// <inheritdoc/>
    public bool IsTerminal => false;

    /// <inheritdoc/>
    public int Width => 80;

    /// <inheritdoc/>
    public int Height => 24;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding)
    {
    }
}
