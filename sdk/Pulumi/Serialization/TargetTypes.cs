using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Knows which types the values of a state can be turned into.</summary>
internal static class TargetTypes
{
    private static readonly HashSet<Type> Simple =
    [
        typeof(bool), typeof(int), typeof(double), typeof(string), typeof(object), typeof(JsonElement),
        typeof(Asset), typeof(Archive), typeof(AssetOrArchive),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Fine = new();

    /// <summary>Throws if the type, or one inside of it, is not supported.</summary>
    public static void Check(string context, Type type)
    {
        // Types can contain themselves, so each is taken as fine while its parts are looked at.
        if (!Fine.TryAdd(type, true))
            return;

        try
        {
            CheckParts(context, type);
        }
        catch
        {
            Fine.TryRemove(type, out _);
            throw;
        }
    }

    /// <summary>Checks the types of values given by wire name.</summary>
    public static void CheckValues(IEnumerable<object?> values)
    {
        foreach (var type in values.OfType<object>().Select(value => value.GetType()))
        {
            var content = type.IsGenericType
                && type.GetGenericTypeDefinition() is var definition
                && (definition == typeof(Output<>) || definition == typeof(Input<>));
            Check("dictionary", content ? type.GenericTypeArguments[0] : type);
        }
    }

    private static void CheckParts(string context, Type type)
    {
        if (Simple.Contains(type)
            || type.IsAssignableTo(typeof(Resource))
            || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)))
        {
            return;
        }

        if (EnumStruct.Of(type) is { } enumStruct)
            CheckEnum(type, enumStruct);
        else if (type.IsConstructedGenericType)
            CheckGeneric(context, type);
        else if (type.IsInterface && type.IsDefined(typeof(DiscriminatedUnionDiscriminatorAttribute)))
            CheckCases(type);
        else
            CheckOutputType(context, type);
    }

    private static void CheckEnum(Type type, EnumStruct shape)
    {
        var underlying = shape.FromString is not null ? typeof(string) : shape.FromDouble is not null ? typeof(double) : null;
        if (underlying is null)
        {
            throw new InvalidOperationException(
                $"{type.FullName} had [EnumTypeAttribute], but did not contain constructor with a single String or Double parameter.");
        }

        if (shape.Unwrap?.ReturnType != underlying)
        {
            throw new InvalidOperationException(
                $"{type.FullName} had [EnumTypeAttribute], but did not contain an explicit conversion operator to {underlying.FullName}.");
        }
    }

    private static void CheckGeneric(string context, Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GenericTypeArguments;
        if (definition == typeof(ImmutableDictionary<,>))
        {
            if (arguments[0] != typeof(string))
            {
                throw new InvalidOperationException(
                    $"{context} contains invalid type {type.FullName}: the only allowed ImmutableDictionary 'TKey' type is 'String'.");
            }

            Check(context, arguments[1]);
        }
        else if (definition == typeof(Nullable<>)
            || definition == typeof(ImmutableArray<>)
            || definition == typeof(Union<,>)
            || definition == typeof(Output<>))
        {
            foreach (var argument in arguments)
                Check(context, argument);
        }
        else
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}: "
                + "the only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
        }
    }

    private static void CheckCases(Type type)
    {
        foreach (var item in type.GetCustomAttributes<DiscriminatedUnionCaseAttribute>())
        {
            if (!item.Type.IsAssignableTo(type))
            {
                throw new InvalidOperationException(
                    $"{type.FullName} has the case \"{item.Tag}\" of type {item.Type.FullName}, which is no {type.FullName}.");
            }

            Check($"{type.FullName}(\"{item.Tag}\")", item.Type);
        }
    }

    private static void CheckOutputType(string context, Type type)
    {
        if (OutputTypeShape.Of(type) is not { } shape)
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are: String, Boolean, Int32, Double, Nullable<...>, "
                + "ImmutableArray<...>, ImmutableDictionary<string, ...> or a class explicitly marked with the [OutputTypeAttribute].");
        }

        if (shape.Constructor is null)
        {
            throw new InvalidOperationException(
                $"{type.FullName} had [OutputTypeAttribute], but did not contain constructor marked with [OutputConstructorAttribute].");
        }

        foreach (var parameter in shape.Constructor.GetParameters())
        {
            if (!Fine.ContainsKey(parameter.ParameterType))
                Check($"{type.FullName}({parameter.Name})", parameter.ParameterType);
        }
    }
}
