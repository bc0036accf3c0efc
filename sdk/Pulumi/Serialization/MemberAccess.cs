using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Serialization;

/// <summary>Finds the field behind a property, as reading and writing fields by reflection needs no generated code.</summary>
internal static class MemberAccess
{
    /// <summary>The field of a property without code of its own, else null.</summary>
    public static FieldInfo? BackingField(PropertyInfo property)
        => property.GetMethod is { IsVirtual: false } getter && getter.IsDefined(typeof(CompilerGeneratedAttribute), false)
            ? property.DeclaringType!.GetField(
                $"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)
            : null;

    public static Func<object, object?> Reader(PropertyInfo property)
        => BackingField(property) is { } field ? field.GetValue : property.GetValue;
}
