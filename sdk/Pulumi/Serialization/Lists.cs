using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Knows immutable arrays that were never made, which cannot be asked for their length.</summary>
internal static class Lists
{
    private static readonly ConcurrentDictionary<Type, object?> Defaults = new();

    public static bool IsDefault(IList list) => Defaults.GetOrAdd(list.GetType(), Default) is { } unmade && unmade.Equals(list);

    private static object? Default(Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? Activator.CreateInstance(type) : null;
}
