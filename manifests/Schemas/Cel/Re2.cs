using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Schemas.Cel;

/// <summary>
/// Patterns of RE2, which is what the API reads them with. What .NET reads in another way is rewritten, and what only .NET knows is
/// refused.
/// They match in time that grows with the text only.
/// </summary>
internal static class Re2
{
    // Go refuses a pattern that repeats something more often.
    private const int MostRepeats = 1000;
    private const int Longest = 10_000;
    private const int MostKept = 1000;

    // Far below what .NET refuses to match without backtracking.
    private const int Small = 5000;

    private static readonly ConcurrentDictionary<string, Pattern> Kept = new(StringComparer.Ordinal);

    /// <summary>The expression of a pattern.</summary>
    /// <exception cref="CelException">It is none.</exception>
    public static Pattern Compile(string pattern)
    {
        if (Kept.TryGetValue(pattern, out var kept))
            return kept;

        var made = Make(pattern);

        // Patterns that objects bring could be without end.
        return Kept.Count < MostKept ? Kept.GetOrAdd(pattern, made) : made;
    }

    private static Pattern Make(string pattern)
    {
        try
        {
            var translation = new Translation(pattern);
            var written = translation.Run();
            return new Pattern(written, isSmall: written.Length * translation.Repeated <= Small);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or InsufficientExecutionStackException)
        {
            throw new CelException($"error parsing regexp: {pattern}", e);
        }
    }

    private sealed class Translation(string pattern)
    {
        private readonly StringBuilder _written = new(pattern.Length + 16);
        private int _at;

        /// <summary>How often a part is repeated at most, were all repeats within each other.</summary>
        public long Repeated { get; private set; } = 1;

        public string Run()
        {
            if (pattern.Length > Longest)
                throw new ArgumentException("longer than a pattern may be");

            while (_at < pattern.Length)
                Next();

            return _written.ToString();
        }

        private void Next()
        {
            var c = pattern[_at];
            switch (c)
            {
                case '\\':
                    Escape(isInClass: false);
                    break;
                case '[':
                    Class();
                    break;
                case '(' when Starts("(?"):
                    Group();
                    break;
                case '$':
                    _at++;

                    // .NET's $ is also before a line feed at the end. With (?m) both are the same.
                    _written.Append(pattern.Contains("(?m", StringComparison.Ordinal) ? "$" : @"\z");
                    break;
                default:
                    if (c == '{')
                        Repeat();

                    _written.Append(c);
                    _at++;
                    break;
            }
        }

        private void Repeat()
        {
            var most = Repeats() ?? 1;
            if (most > MostRepeats)
                throw new ArgumentException("repeats too often");

            Repeated = Math.Min(Repeated * Math.Max(1, most), Small + 1);
        }

        private bool Starts(string text) => string.CompareOrdinal(pattern, _at, text, 0, text.Length) == 0;

        private int? Repeats()
        {
            var end = pattern.IndexOf('}', _at);
            var numbers = end < 0 ? [] : pattern[(_at + 1)..end].Split(',');
            return numbers.Length is 1 or 2 && numbers[0].Length > 0 && numbers.All(number => number.All(char.IsAsciiDigit))
                ? numbers.Max(number =>
                    number.Length > 6 ? int.MaxValue : number.Length == 0 ? 0 : int.Parse(number, CultureInfo.InvariantCulture)) : null;
        }

        // Groups, names and flags; .NET's looks around, conditions, atoms and comments do not exist in RE2.
        private void Group()
        {
            var rest = pattern.AsSpan(_at + 2);
            if (rest.StartsWith("P<", StringComparison.Ordinal))
            {
                _written.Append("(?<");
                _at += 4;
                return;
            }

            if (rest.StartsWith("<", StringComparison.Ordinal) && !rest.StartsWith("<=", StringComparison.Ordinal)
                && !rest.StartsWith("<!", StringComparison.Ordinal))
            {
                _written.Append("(?<");
                _at += 3;
                return;
            }

            var end = rest.IndexOfAnyExcept("imsU-");
            if (end < 0 || rest[end] is not (':' or ')'))
                throw new ArgumentException("a group that RE2 does not have");

            // Swapped greediness changes what is found, and not whether it is: there is none in .NET.
            _written.Append("(?").Append(rest[..(end + 1)].ToString().Replace("U", "", StringComparison.Ordinal));
            _at += 3 + end;
        }

        private void Escape(bool isInClass)
        {
            if (_at + 1 >= pattern.Length)
                throw new ArgumentException("trailing backslash");

            var c = pattern[_at + 1];
            _at += 2;
            switch (c)
            {
                case 'd' or 'w' or 's':
                    _written.Append(isInClass ? Ascii(c) : $"[{Ascii(c)}]");
                    break;
                case 'D' or 'W' or 'S' when !isInClass:
                    _written.Append(CultureInfo.InvariantCulture, $"[^{Ascii(char.ToLowerInvariant(c))}]");
                    break;
                case 'D':
                    _written.Append(@"\x00-/:-\uffff");
                    break;
                case 'W':
                    _written.Append(@"\x00-/:-@\[-\^`{-\uffff");
                    break;
                case 'S':
                    _written.Append(@"\x00-\x08\x0b\x0e-\x1f!-\uffff");
                    break;
                case 'b' or 'B' when !isInClass:
                    _written.Append('\\').Append(c);
                    break;
                case 'A' or 'z' when !isInClass:
                    _written.Append('\\').Append(c);
                    break;
                case 'p' or 'P':
                    Property(c);
                    break;
                case 'Q':
                    var end = pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
                    _written.Append(Regex.Escape(pattern[_at..(end < 0 ? pattern.Length : end)]));
                    _at = end < 0 ? pattern.Length : end + 2;
                    break;
                case 'x' when _at < pattern.Length && pattern[_at] == '{':
                    var close = pattern.IndexOf('}', _at);
                    var code = Convert.ToInt32(pattern[(_at + 1)..close], 16);
                    _written.Append(Regex.Escape(char.ConvertFromUtf32(code)));
                    _at = close + 1;
                    break;
                case 'a' or 'f' or 't' or 'n' or 'r' or 'v' or 'x':
                    _written.Append('\\').Append(c);
                    break;
                case >= '0' and <= '7' when c == '0' || (_at < pattern.Length && pattern[_at] is >= '0' and <= '7'):
                    var octal = pattern.AsSpan(_at - 1, Math.Min(3, pattern.Length - _at + 1));
                    var digits = octal.IndexOfAnyExceptInRange('0', '7') is var other && other < 0 ? octal.Length : other;
                    _written.Append(CultureInfo.InvariantCulture, $"\\x{Convert.ToInt32(octal[..digits].ToString(), 8) & 0xff:x2}");
                    _at += digits - 1;
                    break;
                case var letter when char.IsAsciiLetterOrDigit(letter):
                    throw new ArgumentException("invalid escape sequence");
                default:
                    _written.Append('\\').Append(c);
                    break;
            }
        }

        private static string Ascii(char kind) => kind switch
        {
            'd' => "0-9",
            'w' => "0-9A-Za-z_",
            _ => @"\t\n\f\r ",
        };

        // \pL is \p{L}.
        private void Property(char sign)
        {
            var isLong = _at < pattern.Length && pattern[_at] == '{';
            var end = isLong ? pattern.IndexOf('}', _at) : _at;
            if (end < 0 || end >= pattern.Length)
                throw new ArgumentException("invalid character class");

            var name = isLong ? pattern[(_at + 1)..end] : pattern[_at..(_at + 1)];
            var isNegated = name.StartsWith('^');
            _written.Append('\\').Append(isNegated ? (sign == 'p' ? 'P' : 'p') : sign).Append('{').Append(name.TrimStart('^')).Append('}');
            _at = end + 1;
        }

        private void Class()
        {
            _written.Append('[');
            _at++;
            if (_at < pattern.Length && pattern[_at] == '^')
            {
                _written.Append('^');
                _at++;
            }

            for (var isFirst = true; _at < pattern.Length && (isFirst || pattern[_at] != ']'); isFirst = false)
            {
                switch (pattern[_at])
                {
                    case '\\':
                        Escape(isInClass: true);
                        break;
                    case '[' when Starts("[:"):
                        Posix();
                        break;

                    // .NET takes [a-z-[b]] as a difference.
                    case '[' or ']':
                        _written.Append('\\').Append(pattern[_at++]);
                        break;
                    default:
                        _written.Append(pattern[_at++]);
                        break;
                }
            }

            if (_at >= pattern.Length)
                throw new ArgumentException("missing closing ]");

            _written.Append(']');
            _at++;
        }

        private void Posix()
        {
            var end = pattern.IndexOf(":]", _at, StringComparison.Ordinal);
            _written.Append((end < 0 ? "" : pattern[(_at + 2)..end]) switch
            {
                "alnum" => "0-9A-Za-z",
                "alpha" => "A-Za-z",
                "ascii" => @"\x00-\x7f",
                "blank" => @"\t ",
                "cntrl" => @"\x00-\x1f\x7f",
                "digit" => "0-9",
                "graph" => "!-~",
                "lower" => "a-z",
                "print" => " -~",
                "punct" => @"!-/:-@\[-`{-~",
                "space" => @"\t\n\v\f\r ",
                "upper" => "A-Z",
                "word" => "0-9A-Za-z_",
                "xdigit" => "0-9A-Fa-f",
                _ => throw new ArgumentException("invalid character class range", nameof(pattern)),
            });
            _at = end + 2;
        }
    }
}
