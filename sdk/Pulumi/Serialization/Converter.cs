using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns plain values into one type.</summary>
internal abstract class Converter
{
    public static Converter Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return new NestedConverter(underlying);

        if (type == typeof(int))
            return new NumberConverter(number => (int)number);

        if (type == typeof(string) || type == typeof(bool) || type == typeof(double) || type == typeof(object)
            || type.IsAssignableTo(typeof(Resource)))
        {
            return new SameConverter(type);
        }

        if (type == typeof(Asset) || type == typeof(AssetOrArchive))
            return new AssetConverter(type, () => new InvalidAsset());

        if (type == typeof(Archive))
            return new AssetConverter(type, () => new InvalidArchive());

        if (type == typeof(JsonElement))
            return new JsonConverter();

        if (type.IsEnum)
            return new NumberConverter(number => Enum.ToObject(type, (int)number));

        if (EnumStruct.Of(type) is { } enumStruct)
            return new EnumStructConverter(enumStruct);

        if (type.IsConstructedGenericType)
            return Generic(type);

        return type.GetCustomAttribute<DiscriminatedUnionDiscriminatorAttribute>() is { } discriminator
            ? new CaseConverter(type, discriminator.PropertyName)
            : new OutputTypeConverter(OutputTypeShape.Of(type));
    }

    /// <summary>Converts, or gives null for a value that does not fit.</summary>
    public object? Convert(object? value) => value is not null && TryConvert(value, out var result) ? result : null;

    public abstract bool TryConvert(object value, out object? result);

    private static Converter Generic(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var converter = definition == typeof(ImmutableArray<>) ? typeof(ListConverter<>)
            : definition == typeof(ImmutableDictionary<,>) ? typeof(MapConverter<>)
            : definition == typeof(Union<,>) ? typeof(UnionConverter<,>)
            : definition == typeof(Output<>) ? typeof(OutputConverter<>)
            : throw new InvalidOperationException($"Unexpected generic target type {type.FullName}");
        var arguments = definition == typeof(ImmutableDictionary<,>) ? type.GenericTypeArguments[1..] : type.GenericTypeArguments;
        return (Converter)Activator.CreateInstance(converter.MakeGenericType(arguments))!;
    }
}
