namespace Infra.Terminal;

/// <summary>What the program says to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>The settings were refused, or there are findings.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C: 128 and the signal's number, as shells do.</summary>
    public const int Interrupted = 130;
}
