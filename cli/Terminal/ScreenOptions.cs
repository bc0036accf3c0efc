namespace Infra.Terminal;

/// <summary>What the receiving end of the output can do.</summary>
internal sealed record ScreenOptions
{
    // Tables have nothing to say on less; the terminal breaks their lines.
    private const int Narrowest = 64;

    /// <summary>Output for a pipe or file: plain lines of any length.</summary>
    public static ScreenOptions Pipe { get; } = new();

    /// <summary>Whether the output is a terminal that a person looks at. Default: false.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether the errors go to a terminal. Default: false.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether the input comes from a terminal. Default: false.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Whether colours may be used where there is a terminal. Default: false.</summary>
    public bool Colour { get; init; }

    /// <summary>The terminal's width in characters. Default: 80. It does not matter for a pipe.</summary>
    public int Width { get; init; } = 80;

    /// <summary>How long a person waits without a sign of life. Default: one second.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Asks the console and the environment.</summary>
    public static ScreenOptions Detect()
    {
        static bool Says(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 };
        var width = 0;
        try
        {
            width = Console.IsOutputRedirected && Console.IsErrorRedirected ? 0 : Console.WindowWidth;
        }
        catch (IOException)
        {
            // A terminal that does not tell its size.
        }

        return new ScreenOptions
        {
            IsTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            IsInputTerminal = !Console.IsInputRedirected,
            Colour = !Says("NO_COLOR") && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = width > 0 ? Math.Max(Narrowest, width) : 80,
        };
    }
}
