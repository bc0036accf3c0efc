using System.Text;

namespace Infra.Schemas.Cel;

/// <summary>The values of what stands in a rule: numbers, texts, bytes.</summary>
internal static class Literals
{
    public static object Integer(string text)
    {
        var negative = text[0] == '-';
        var digits = text.AsSpan(negative ? 1 : 0);
        var isHex = digits.StartsWith("0x", StringComparison.Ordinal);
        return UInt128.TryParse(isHex ? digits[2..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture,
            out var size) && size <= (negative ? (UInt128)long.MaxValue + 1 : (UInt128)long.MaxValue)
            ? negative ? (long)-(Int128)size : (long)size
            : throw new CelException($"invalid int literal {text}");
    }

    public static object Unsigned(string text)
    {
        var digits = text.AsSpan()[..^1];
        var isHex = digits.StartsWith("0x", StringComparison.Ordinal);
        return ulong.TryParse(isHex ? digits[2..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture,
            out var number) ? number : throw new CelException($"invalid uint literal {text}");
    }

    public static object Double(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) is var number
        && double.IsFinite(number) ? number : throw new CelException($"invalid double literal {text}");

    public static string Text(string token)
    {
        var text = new StringBuilder(token.Length);
        Unescape(token, rune => text.Append(rune.ToString()));
        return text.ToString();
    }

    public static byte[] Bytes(string token)
    {
        var bytes = new List<byte>(token.Length);
        Unescape(token[1..], rune =>
        {
            Span<byte> units = stackalloc byte[4];
            bytes.AddRange(units[..rune.EncodeToUtf8(units)]);
        }, bytes.Add);
        return [.. bytes];
    }

    // In bytes, \xff and \377 are bytes; in texts, they are characters.
    private static void Unescape(string token, Action<Rune> add, Action<byte>? addByte = null)
    {
        var isRaw = token[0] is 'r' or 'R';
        var quoted = isRaw ? token.AsSpan(1) : token.AsSpan();
        var quotes = quoted.Length >= 6 && quoted[0] == quoted[1] && quoted[1] == quoted[2] ? 3 : 1;
        var text = quoted[quotes..^quotes];
        var at = 0;
        while (at < text.Length)
        {
            if (isRaw || text[at] != '\\')
            {
                Rune.DecodeFromUtf16(text[at..], out var rune, out var units);
                add(rune);
                at += units;
                continue;
            }

            var kind = text[at + 1];
            var (start, length, radix) = kind switch
            {
                'x' or 'X' => (at + 2, 2, 16),
                'u' => (at + 2, 4, 16),
                'U' => (at + 2, 8, 16),
                >= '0' and <= '3' => (at + 1, 3, 8),
                _ => (at + 2, 0, 0),
            };
            var code = length == 0 ? Letter(kind) : Convert.ToInt64(text.Slice(start, length).ToString(), radix);
            if (addByte is not null && kind is 'x' or 'X' or (>= '0' and <= '3'))
                addByte((byte)code);
            else if (Rune.IsValid(code is >= 0 and <= int.MaxValue ? (int)code : -1))
                add(new Rune((int)code));
            else
                throw new CelException("invalid unicode code point in a string");

            at = start + length;
        }
    }

    private static int Letter(char kind) => kind switch
    {
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => kind,
    };
}
