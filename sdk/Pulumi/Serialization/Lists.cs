using System.Collections;
using System.Collections.Immutable;

namespace Pulumi.Serialization;

internal static class Lists
{
    /// <summary>Whether a list is an immutable array that was never made, which cannot be asked for its length.</summary>
    public static bool IsDefault(IList list)
        => list is IStructuralEquatable
            && list.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && list.Equals(Activator.CreateInstance(type));
}
