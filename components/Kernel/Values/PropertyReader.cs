using System.Reflection;

namespace Infra.Components;

/// <summary>Reads properties of arguments and components.</summary>
internal static class PropertyReader
{
    /// <summary>
    /// The value of a property. Reflection would write code for each property that is read twice; a delegate is there already.
    /// </summary>
    public static object? Read(this PropertyInfo property, object owner) => property.PropertyType.IsValueType
        ? property.GetValue(owner) : property.GetMethod!.CreateDelegate<Func<object?>>(owner)();
}
