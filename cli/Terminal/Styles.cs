using Infra.Diff;
using Infra.Reports;
using Infra.Rules;
using Spectre.Console;

namespace Infra.Terminal;

/// <summary>
/// The few colours of the program, each of them readable on white and on black: no yellow, cyan or blue. None carries a meaning that the
/// words do not carry too.
/// </summary>
internal static class Styles
{
    /// <summary>What the eye should find first.</summary>
    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    /// <summary>What stands beside the point.</summary>
    public static Style Faint { get; } = new(foreground: Color.Grey);

    /// <summary>What is fine, and how to get there.</summary>
    public static Style Good { get; } = new(foreground: Color.Green);

    /// <summary>What deserves a look.</summary>
    public static Style Caution { get; } = new(foreground: Color.Purple);

    /// <summary>What is wrong.</summary>
    public static Style Bad { get; } = new(foreground: Color.Red, decoration: Decoration.Bold);

    /// <summary>What is new.</summary>
    public static Style Added { get; } = new(foreground: Color.Green);

    /// <summary>What goes.</summary>
    public static Style Removed { get; } = new(foreground: Color.Red);

    /// <summary>What can hardly be undone: no other text has a ground of its own.</summary>
    public static Style Grave { get; } = new(foreground: Color.White, background: Color.Maroon, decoration: Decoration.Bold);

    /// <summary>The style of a severity.</summary>
    public static Style Of(Severity severity) => severity switch
    {
        Severity.Error => Bad,
        Severity.Warning => Caution,
        _ => Faint,
    };

    /// <summary>The style of a kind of consequence.</summary>
    public static Style Of(Impact impact) => DiffWords.IsGrave(impact) ? Grave : Caution;

    /// <summary>The style of a way in which something differs.</summary>
    public static Style Of(ItemDiffKind kind) => kind switch
    {
        ItemDiffKind.Added => Added,
        ItemDiffKind.Removed => Removed,
        ItemDiffKind.Replaced => Grave,
        _ => Caution,
    };

    /// <summary>A style for the part of a line that differs.</summary>
    public static Style Marked(Style style) => style.Decoration(Decoration.Bold | Decoration.Underline);
}
