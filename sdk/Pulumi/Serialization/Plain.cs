using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Recognises values that are in plain form already, as mocks mostly give back what they got.</summary>
internal static class Plain
{
    public static bool Is(object? value) => value switch
    {
        null or bool or double => true,
        string text => text != Unknown.Marker,
        ImmutableArray<object?> { IsDefault: false } items => AllPlain(items),
        ImmutableDictionary<string, object?> members => AllPlain(members),
        _ => false,
    };

    /// <summary>Whether engines keep such a member of a nested object to themselves.</summary>
    public static bool IsHidden(string name) => name.StartsWith("__", StringComparison.Ordinal);

    private static bool AllPlain(ImmutableArray<object?> items)
    {
        foreach (var item in items)
        {
            if (!Is(item))
                return false;
        }

        return true;
    }

    private static bool AllPlain(ImmutableDictionary<string, object?> members)
    {
        foreach (var (name, value) in members)
        {
            if (value is null || IsHidden(name) || !Is(value))
                return false;
        }

        return true;
    }
}
