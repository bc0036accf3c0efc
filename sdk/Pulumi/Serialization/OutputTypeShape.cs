using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The constructor and the fields of an <see cref="OutputTypeAttribute"/> class.</summary>
internal sealed class OutputTypeShape
{
    private const BindingFlags Everywhere = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly ConcurrentDictionary<Type, OutputTypeShape?> Shapes = new();

    private readonly Type _type;

    private OutputTypeShape(Type type)
    {
        _type = type;
        Constructor = FindConstructor(type);
    }

    public ConstructorInfo? Constructor { get; }

    // Most of these classes are only ever checked, so their members are looked at when they are needed.

    /// <summary>The constructor's parameters by wire name.</summary>
    public (string Name, Type Type)[] Parameters => field ??= [.. (Constructor?.GetParameters() ?? []).Select(parameter => (
        parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!,
        parameter.ParameterType))];

    /// <summary>The read-only fields by wire name.</summary>
    public (string Name, FieldInfo Field)[] Fields => field ??= [.. _type.GetFields(Everywhere)
        .Where(member => member.IsInitOnly)
        .Select(member => (char.ToLowerInvariant(member.Name[0]) + member.Name[1..], member))];

    /// <summary>The shape of such a class, null for any other type.</summary>
    public static OutputTypeShape? Of(Type type) => Shapes.GetOrAdd(
        type, static key => key.IsDefined(typeof(OutputTypeAttribute), inherit: true) ? new(key) : null);

    /// <summary>The marked constructor, or the only public one.</summary>
    private static ConstructorInfo? FindConstructor(Type type)
    {
        var constructors = type.GetConstructors(Everywhere);
        var open = constructors.Where(constructor => constructor.IsPublic).ToArray();
        return constructors.FirstOrDefault(constructor => constructor.IsDefined(typeof(OutputConstructorAttribute)))
            ?? (open.Length == 1 ? open[0] : null);
    }
}
