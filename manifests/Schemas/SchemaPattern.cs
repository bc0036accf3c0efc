using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>Patterns of schemas are written for RE2. This writes them as .NET reads them.</summary>
internal static class SchemaPattern
{
    /// <summary>The pattern, or null where .NET cannot read it. It runs in time that grows with the text only, as it may be anyone's.</summary>
    public static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex(Translate(pattern), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // In RE2 the end is the end and not a line break before it, and classes hold ASCII alone.
    private static string Translate(string pattern)
    {
        var made = new StringBuilder(pattern.Length + 16);
        var isClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var (c, next) = (pattern[i], i + 1 < pattern.Length ? pattern[i + 1] : '\0');
            if (c == '\\')
            {
                i++;
                made.Append(next switch
                {
                    'd' => isClass ? "0-9" : "[0-9]",
                    'w' => isClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]",
                    's' => isClass ? @"\t\n\f\r " : @"[\t\n\f\r ]",
                    'D' when !isClass => "[^0-9]",
                    'W' when !isClass => "[^0-9A-Za-z_]",
                    'S' when !isClass => @"[^\t\n\f\r ]",
                    _ => $"\\{next}",
                });
            }
            else if (isClass && c == '[' && next == ':' && pattern.IndexOf(":]", i, StringComparison.Ordinal) is > 0 and var end)
            {
                made.Append(pattern[(i + 2)..end] switch
                {
                    "alnum" => "0-9A-Za-z",
                    "alpha" => "A-Za-z",
                    "digit" => "0-9",
                    "lower" => "a-z",
                    "upper" => "A-Z",
                    "word" => "0-9A-Za-z_",
                    "space" => @"\t\n\v\f\r ",
                    "xdigit" => "0-9A-Fa-f",
                    var name => throw new NotSupportedException(name),
                });
                i = end + 1;
            }
            else
            {
                made.Append(c switch
                {
                    '$' when !isClass => @"\z",
                    '[' when isClass => @"\[",
                    // A named group.
                    'P' when !isClass && next == '<' && made is [.., '(', '?'] => "",
                    _ => c.ToString(),
                });
                var begins = !isClass && c == '[';
                isClass = isClass ? c != ']' : begins;
                if (begins && next == '^')
                    made.Append(pattern[++i]);

                // A bracket that would close a class at once stands for itself.
                if (begins && i + 1 < pattern.Length && pattern[i + 1] == ']')
                {
                    made.Append(@"\]");
                    i++;
                }
            }
        }

        return made.ToString();
    }
}
