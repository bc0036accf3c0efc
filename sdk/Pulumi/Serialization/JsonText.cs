using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Pulumi.Serialization;

/// <summary>Turns the value of a JSON member into text before it is sent, in the spelling of protobuf's JSON.</summary>
internal static class JsonText
{
    public static Output<string> Of(object value, string label)
    {
        var content = value switch
        {
            IInput input => input.Flat.ToObject(),
            IOutput output => output.ToObject(),
            _ => Output.Create<object?>(value),
        };
        return content.Apply(plain => Output.Create(TextAsync(plain, label)));
    }

    private static async Task<string> TextAsync(object? value, string label)
    {
        var plain = await new Serializer(label, forText: true).PropertyAsync("", value).ConfigureAwait(false);
        var text = new StringBuilder();
        Write(text, plain);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case double number when double.IsFinite(number):
                text.Append(number.ToString("r", CultureInfo.InvariantCulture));
                break;
            case double number:
                WriteString(text, number.ToString(CultureInfo.InvariantCulture));
                break;
            case ImmutableArray<object?> items:
                WriteAll(text, '[', ']', items, Write);
                break;
            case ImmutableDictionary<string, object?> members:
                var sorted = members.OrderBy(member => member.Key, StringComparer.InvariantCulture);
                WriteAll(text, '{', '}', sorted, (builder, member) =>
                {
                    WriteString(builder, member.Key);
                    builder.Append(": ");
                    Write(builder, member.Value);
                });
                break;
            default:
                WriteString(text, (string)value);
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<StringBuilder, T> write)
    {
        text.Append(open).Append(' ');
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : ", ");
            write(text, item);
            first = false;
        }

        text.Append(first ? "" : " ").Append(close);
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when IsWrittenAsCode(character) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }

    private static bool IsWrittenAsCode(char character) => character
        is < ' ' or '<' or '>' or (>= '\u007f' and < '\u00a0') or '\u00ad'
        or (>= '\u0600' and <= '\u0603') or '\u06dd' or '\u070f' or '\u17b4' or '\u17b5'
        or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u2064')
        or (>= '\u206a' and <= '\u206f') or '\ufeff' or (>= '\ufff9' and <= '\ufffb');
}
