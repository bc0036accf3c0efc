using System.Text;
using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Functions of texts. Positions are in characters, and not in UTF-16.</summary>
internal static class Texts
{
    public static IEnumerable<Overload> All { get; } =
    [
        Member<string, string>("contains", CelType.Bool, (frame, text, part) =>
            Paid(frame, text, () => Values.Of(text.Contains(part, StringComparison.Ordinal)))),
        Member<string, string>("startsWith", CelType.Bool, (frame, text, part) =>
            Paid(frame, part, () => Values.Of(text.StartsWith(part, StringComparison.Ordinal)))),
        Member<string, string>("endsWith", CelType.Bool, (frame, text, part) =>
            Paid(frame, part, () => Values.Of(text.EndsWith(part, StringComparison.Ordinal)))),
        Member<string, long>("charAt", CelType.String, (frame, text, at) => Paid(frame, text, () => CharAt(Values.Runes(text), at))),
        Member<string, string>("indexOf", CelType.Int, (frame, text, part) => Paid(frame, text, () => IndexOf(text, part, 0))),
        Member<string, string, long>("indexOf", CelType.Int, (frame, text, part, from) =>
            Paid(frame, text, () => IndexOf(text, part, from))),
        Member<string, string>("lastIndexOf", CelType.Int, (frame, text, part) => Paid(frame, text, () => LastIndexOf(text, part, null))),
        Member<string, string, long>("lastIndexOf", CelType.Int, (frame, text, part, from) =>
            Paid(frame, text, () => LastIndexOf(text, part, from))),
        Member<string>("lowerAscii", CelType.String, (frame, text) => Paid(frame, text, () => Cased(text, char.ToLowerInvariant))),
        Member<string>("upperAscii", CelType.String, (frame, text) => Paid(frame, text, () => Cased(text, char.ToUpperInvariant))),
        Member<string>("trim", CelType.String, (frame, text) => Paid(frame, text, text.Trim)),
        Member<string, string, string>("replace", CelType.String, (frame, text, old, with) => Replace(frame, text, old, with, -1)),
        Member<string, string, string, long>("replace", CelType.String, Replace),
        Member<string, string>("split", CelType.List(CelType.String), (frame, text, separator) => Split(frame, text, separator, -1)),
        Member<string, string, long>("split", CelType.List(CelType.String), Split),
        Member<string, long>("substring", CelType.String, (frame, text, from) => Substring(frame, text, from, null)),
        Member<string, long, long>("substring", CelType.String, (frame, text, from, to) => Substring(frame, text, from, to)),
        Member<ListValue>("join", CelType.String, (frame, list) => Join(frame, list, "")).Of(CelType.List(CelType.String)),
        Member<ListValue, string>("join", CelType.String, Join).Of(CelType.List(CelType.String), CelType.String),
        Member<string, ListValue>("format", CelType.String, TextFormat.Fill),
        Global<string>("jsonpatch.escapeKey", CelType.String, (frame, text) => Paid(frame, text, () =>
            text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))),
        Global<string>("strings.quote", CelType.String, (frame, text) => Paid(frame, text, () => Format.Quoted(text))),
    ];

    private static object Paid(Frame frame, string text, Func<object> run)
    {
        frame.PayText(text.Length);
        return run();
    }

    private static Failure OutOfRange(long index) => new(string.Create(CultureInfo.InvariantCulture, $"index out of range: {index}"));

    private static object CharAt(Rune[] runes, long at) =>
        at < 0 || at > runes.Length ? OutOfRange(at) : at == runes.Length ? "" : runes[at].ToString();

    private static object IndexOf(string text, string part, long from)
    {
        if (from < 0)
            return OutOfRange(from);

        var start = Units(text, from);
        if (part.Length == 0)
            return start < 0 ? Values.Length(text) : from;

        var found = start < 0 ? -1 : text.IndexOf(part, start, StringComparison.Ordinal);
        return found < 0 ? -1L : Values.Length(text[..found]);
    }

    private static object LastIndexOf(string text, string part, long? from)
    {
        if (from < 0)
            return OutOfRange(from.Value);

        var length = Values.Length(text);
        if (part.Length == 0)
            return Math.Min(from ?? length, length);

        if (from >= length)
            return -1L;

        var last = from is null ? text.Length : Math.Min(text.Length, Units(text, from.Value) + part.Length);
        var found = text[..last].LastIndexOf(part, StringComparison.Ordinal);
        return found < 0 ? -1L : Values.Length(text[..found]);
    }

    // The place of a character in UTF-16; -1 behind the end.
    private static int Units(string text, long characters)
    {
        var at = 0;
        for (; characters > 0 && at < text.Length; characters--)
            at += char.IsSurrogatePair(text, at) ? 2 : 1;

        return characters > 0 ? -1 : at;
    }

    private static string Cased(string text, Func<char, char> to) => string.Concat(text.Select(c => char.IsAscii(c) ? to(c) : c));

    private static object Replace(Frame frame, string text, string old, string with, long times)
    {
        var most = times < 0 ? long.MaxValue : times;
        if (old.Length == 0)
        {
            frame.PayText(text.Length + ((text.Length + 1L) * with.Length));
            return Between(text, with, most);
        }

        var parts = Parts(text, old, most == long.MaxValue ? most : most + 1);
        frame.PayText(text.Length + ((long)parts.Count * with.Length));
        return string.Join(with, parts);
    }

    // As Go: an empty text is before, between and after all characters.
    private static string Between(string text, string with, long most)
    {
        var filled = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            filled.Append(most-- > 0 ? with : "").Append(rune.ToString());

        return filled.Append(most > 0 ? with : "").ToString();
    }

    private static object Split(Frame frame, string text, string separator, long most)
    {
        frame.Pay(1 + text.Length);
        var limit = most < 0 ? long.MaxValue : most;
        return new Sequence(limit == 0 ? [] : separator.Length == 0 ? Characters(text, limit) : Parts(text, separator, limit));
    }

    private static List<string> Characters(string text, long most)
    {
        var runes = Values.Runes(text);
        var parts = runes.Take((int)Math.Min(most, runes.Length)).Select(rune => rune.ToString()).ToList();
        if (parts.Count > 0 && parts.Count < runes.Length)
            parts[^1] += string.Concat(runes.Skip(parts.Count));

        return parts;
    }

    private static List<string> Parts(string text, string separator, long most)
    {
        var parts = new List<string>();
        var start = 0;
        while (parts.Count + 1 < most && text.IndexOf(separator, start, StringComparison.Ordinal) is var end && end >= 0)
        {
            parts.Add(text[start..end]);
            start = end + separator.Length;
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static object Substring(Frame frame, string text, long from, long? to)
    {
        frame.PayText(text.Length);
        var length = Values.Length(text);
        if (from > to)
            return new Failure(string.Create(CultureInfo.InvariantCulture, $"invalid substring range. start: {from}, end: {to}"));

        if (from < 0 || from > length)
            return OutOfRange(from);

        return to > length ? OutOfRange(to.Value) : text[Units(text, from)..Units(text, to ?? length)];
    }

    private static object Join(Frame frame, ListValue list, string separator)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is not string text)
                return list[i] is Failure ? list[i] : new Failure($"join: invalid input: {Format.Plain(list[i])}");

            frame.PayText(text.Length + separator.Length);
            joined.Append(i > 0 ? separator : "").Append(text);
        }

        return joined.ToString();
    }
}
