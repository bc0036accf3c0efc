using System.Text.RegularExpressions;
using Infra.Diagnostics;

namespace Infra.Settings;

/// <summary>What a YAML 1.2 reader takes an unquoted text for.</summary>
internal enum TextKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Nothing: <c>~</c>, <c>null</c>, or no text at all.</summary>
    Nothing,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Switch,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number with a fraction or exponent.</summary>
    Number,

    /// <summary>A date, which the engine rewrites into a time stamp.</summary>
    Date,
}

/// <summary>A scalar.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Text">The text, without quotes.</param>
/// <param name="Quoted">Whether it stood in quotes, or is text for another reason.</param>
internal sealed partial record SettingText(SourceLocation? At, string Text, bool Quoted) : SettingNode(At)
{
    /// <summary>What a YAML reader takes it for.</summary>
    public TextKind Kind => Quoted ? TextKind.Text : Text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => TextKind.Nothing,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => TextKind.Switch,
        _ when WholeNumber().IsMatch(Text) => TextKind.WholeNumber,
        _ when Number().IsMatch(Text) => TextKind.Number,
        _ when Date().IsMatch(Text) => TextKind.Date,
        _ => TextKind.Text,
    };

    /// <summary>
    /// Whether it may be used as text: it is text, or a number that comes back as it was written when the engine has read it
    /// (<c>1.10</c> would come back as <c>1.1</c>, <c>017</c> as <c>15</c>).
    /// </summary>
    public bool IsFaithfulText => Kind is TextKind.Text || FaithfulNumber().IsMatch(Text);

    [GeneratedRegex(@"^([-+]?[0-9][0-9_]*|0x[0-9a-fA-F_]+|0o?[0-7_]+|0b[01_]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?\z|^[-+]?\.(inf|Inf|INF)\z|^\.(nan|NaN|NAN)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^(0|-?[1-9][0-9]{0,14}|-?(?=[0-9.]{3,16}\z)(0|[1-9][0-9]{0,9})\.[0-9]{0,5}[1-9])\z", RegexOptions.CultureInvariant)]
    private static partial Regex FaithfulNumber();
}
