using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>An <see cref="EnumTypeAttribute"/> struct: how to get its text or number out and in.</summary>
internal sealed class EnumStruct
{
    private static readonly ConcurrentDictionary<Type, EnumStruct?> Known = new();

    private EnumStruct(Type type)
    {
        Unwrap = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        FromString = Constructor(type, typeof(string));
        FromDouble = Constructor(type, typeof(double));
    }

    public MethodInfo? Unwrap { get; }

    public ConstructorInfo? FromString { get; }

    public ConstructorInfo? FromDouble { get; }

    /// <summary>The enum struct of that type, null for any other type.</summary>
    public static EnumStruct? Of(Type type) => Known.GetOrAdd(
        type, static key => key.IsValueType && key.IsDefined(typeof(EnumTypeAttribute)) ? new(key) : null);

    /// <summary>Gives the bare text or number of an enum struct.</summary>
    public static bool TryGetValue(object value, out object? plain)
    {
        plain = null;
        var type = value.GetType();
        if (Of(type) is not { } shape)
            return false;

        if (shape.Unwrap is not { } unwrap || (unwrap.ReturnType != typeof(string) && unwrap.ReturnType != typeof(double)))
        {
            throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.");
        }

        plain = unwrap.Invoke(null, [value]);
        return true;
    }

    private static ConstructorInfo? Constructor(Type type, Type parameter) => type.GetConstructor(
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [parameter]);
}
