using System.Text;

namespace Infra.Schemas.Cel;

/// <summary><c>"%s has %d".format([name, count])</c>.</summary>
internal static class TextFormat
{
    private const int MostDigits = 100;

    public static object Fill(Frame frame, string form, ListValue arguments)
    {
        var filled = new StringBuilder();
        var next = 0;
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] != '%')
            {
                filled.Append(form[i]);
                continue;
            }

            if (++i < form.Length && form[i] == '%')
            {
                filled.Append('%');
                continue;
            }

            var digits = 6;
            if (i < form.Length && form[i] == '.')
            {
                var start = ++i;
                while (i < form.Length && char.IsAsciiDigit(form[i]))
                    i++;

                if (!int.TryParse(form.AsSpan(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out digits)
                    || digits > MostDigits)
                {
                    return new Failure("could not parse formatting clause: error while parsing precision");
                }
            }

            if (i >= form.Length)
                return new Failure("could not parse formatting clause: unexpected end of string");

            if (next >= arguments.Count)
                return new Failure(string.Create(CultureInfo.InvariantCulture, $"index {next} out of range"));

            if (Clause(form[i], digits, arguments[next++]) is not string text)
            {
                return arguments[next - 1] is Failure failure ? failure
                    : new Failure($"error during formatting: %{form[i]} does not take {CelType.Of(arguments[next - 1])}");
            }

            frame.PayText(text.Length);
            filled.Append(text);
        }

        return filled.ToString();
    }

    private static string? Clause(char clause, int digits, object value) => (clause, value) switch
    {
        (_, Failure) => null,
        ('s', ListValue or MapValue) => Format.Nested(value),
        ('s', _) => Format.Plain(value),
        ('d', long or ulong) => Format.Plain(value),
        ('f', double number) =>
            double.IsFinite(number) ? number.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : Format.Number(number),
        ('e', double number) => double.IsFinite(number) ? Scientific(number, digits) : Format.Number(number),
        ('f' or 'e', "NaN" or "Infinity" or "-Infinity") => (string)value,
        ('b', bool flag) => flag ? "1" : "0",
        ('b', long number) => Signed(number, size => size.ToString("B", CultureInfo.InvariantCulture)),
        ('b', ulong number) => number.ToString("B", CultureInfo.InvariantCulture),
        ('o', long number) => Signed(number, Octal),
        ('o', ulong number) => Octal(number),
        ('x', long number) => Signed(number, size => size.ToString("x", CultureInfo.InvariantCulture)),
        ('X', long number) => Signed(number, size => size.ToString("X", CultureInfo.InvariantCulture)),
        ('x' or 'X', ulong number) => number.ToString(clause.ToString(), CultureInfo.InvariantCulture),
        ('x', string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
        ('X', string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
        ('x', byte[] bytes) => Convert.ToHexStringLower(bytes),
        ('X', byte[] bytes) => Convert.ToHexString(bytes),
        _ => null,
    };

    // 3.140000×10⁰⁰
    private static string Scientific(double number, int digits)
    {
        var parts = number.ToString("0." + new string('0', digits) + "e+00", CultureInfo.InvariantCulture).Split('e');
        return $"{parts[0]}×10{string.Concat(parts[1].TrimStart('+').Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']))}";
    }

    private static string Signed(long number, Func<ulong, string> form) =>
        number < 0 ? "-" + form((ulong)-(Int128)number) : form((ulong)number);

    private static string Octal(ulong number)
    {
        var digits = "";
        do
        {
            digits = (char)('0' + (number & 7)) + digits;
            number >>= 3;
        }
        while (number > 0);

        return digits;
    }
}
