using System.Text;

namespace Infra.Schemas.Cel;

/// <summary>Values as texts, for messages and for <c>format</c>.</summary>
internal static class Format
{
    /// <summary>What <c>string(value)</c> gives; for values that it does not take, what <c>%s</c> shows.</summary>
    public static string Plain(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => Number(number),
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        ListValue list => $"[{string.Join(", ", list.All().Select(Plain))}]",
        MapValue map => $"{{{string.Join(", ", map.Keys.Select(key => $"{Plain(key)}: {Plain(map.Find(key)!)}").Order(StringComparer.Ordinal))}}}",
        Optional { Value: { } some } => $"optional({Plain(some)})",
        Failure failure => failure.Message,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A text in quotes, with what is special in it escaped.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '\a' => quoted.Append("\\a"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                '\\' or '"' => quoted.Append('\\').Append(c),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A value within a list or a map: texts are in quotes there.</summary>
    public static string Nested(object value) => value switch
    {
        string text => Quoted(text),
        double number when double.IsFinite(number) => number.ToString("F6", CultureInfo.InvariantCulture),
        double number => Quoted(Number(number)),
        byte[] => "b" + Quoted(Plain(value)),
        Duration => $"duration({Quoted(Plain(value))})",
        Timestamp => $"timestamp({Quoted(Plain(value))})",
        ListValue list => $"[{string.Join(", ", list.All().Select(Nested))}]",
        MapValue map => $"{{{string.Join(", ", map.Keys.Select(key => $"{Nested(key)}:{Nested(map.Find(key)!)}").Order(StringComparer.Ordinal))}}}",
        _ => Plain(value),
    };

    public static string Number(double number) => number switch
    {
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",

        // As Go: the shortest form, with an exponent for very small and very large numbers.
        _ => number.ToString("R", CultureInfo.InvariantCulture).Replace("E", "e", StringComparison.Ordinal),
    };
}
