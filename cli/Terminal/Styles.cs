using Infra.Rules;
using Spectre.Console;

namespace Infra.Terminal;

/// <summary>The few colours of the program. None carries a meaning that the words do not carry too.</summary>
internal static class Styles
{
    /// <summary>What the eye should find first.</summary>
    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    /// <summary>What stands beside the point.</summary>
    public static Style Faint { get; } = new(foreground: Color.Grey);

    /// <summary>What is fine, and how to get there.</summary>
    public static Style Good { get; } = new(foreground: Color.Green);

    /// <summary>What deserves a look.</summary>
    public static Style Caution { get; } = new(foreground: Color.Yellow);

    /// <summary>What is wrong.</summary>
    public static Style Bad { get; } = new(foreground: Color.Red, decoration: Decoration.Bold);

    /// <summary>The style of a severity.</summary>
    public static Style Of(Severity severity) => severity switch
    {
        Severity.Error => Bad,
        Severity.Warning => Caution,
        _ => Faint,
    };
}
