using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Infra.Components;

/// <summary>What a component registers as its outputs, for the state and for <c>pulumi stack</c>.</summary>
public static class Outputs
{
    /// <summary>
    /// The component's public properties by name, in camel case: outputs and plain values, also inside lists, maps and references.
    /// Resources and clusters are left out, because the state has them already, and endpoints, because their host and port are properties.
    /// </summary>
    /// <param name="component">The component, when all of its properties are set.</param>
    public static Dictionary<string, object?> Of(ComponentResource component)
    {
        ArgumentNullException.ThrowIfNull(component);
        return Members(component);
    }

    private static Dictionary<string, object?> Members(object owner)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in owner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (Value(property.Read(owner)) is { } value)
                members.Add(JsonNamingPolicy.CamelCase.ConvertName(property.Name), value);
        }

        return members;
    }

    private static object? Value(object? value) => value switch
    {
        string or int or bool => value,
        Enum word => word.ToString(),
        null or Resource or Cluster or Endpoint => null,
        _ when IsLate(value.GetType()) => value,
        IDictionary map => map.Keys.Cast<object>().ToDictionary(key => key.ToString()!, key => Value(map[key])),
        IEnumerable list => list.Cast<object?>().Select(Value).ToArray(),
        _ => Members(value),
    };

    private static bool IsLate(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(Output<>) || generic == typeof(Input<>));
}
