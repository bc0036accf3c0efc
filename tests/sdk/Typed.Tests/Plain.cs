using System.Collections.Immutable;
using System.Globalization;

namespace Infra.Sdk.Typed.Tests;

/// <summary>Writes what reached the engine as one line, keys in order, so that a test compares a whole object.</summary>
internal static class Plain
{
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        ImmutableArray<object> items => $"[{string.Join(", ", items.Select(Text))}]",
        ImmutableDictionary<string, object> map =>
            $"{{{string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {Text(e.Value)}"))}}}",
        _ => $"<{value.GetType().Name}>",
    };
}
