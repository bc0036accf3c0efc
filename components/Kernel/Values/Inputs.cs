namespace Infra.Components;

/// <summary>Lists and maps that are left out of an object when they are empty: an empty one would be rendered, and mean the same.</summary>
internal static class Inputs
{
    public static InputList<T> OrNone<T>(this IEnumerable<T> items) => items.ToArray() is { Length: > 0 } some ? (InputList<T>)some : null!;

    public static InputMap<string> OrNone(this IReadOnlyDictionary<string, Input<string>> entries)
    {
        if (entries.Count == 0)
            return null!;

        var map = new InputMap<string>();
        foreach (var (key, value) in entries)
            map.Add(key, value);

        return map;
    }

    public static InputMap<string> OrNone(this IReadOnlyDictionary<string, string> entries) =>
        entries.Count > 0 ? (InputMap<string>)entries.ToDictionary(StringComparer.Ordinal) : null!;
}
