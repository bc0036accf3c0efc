using System.Collections.Concurrent;

namespace Pulumi.Serialization;

/// <summary>Turns plain values into the types of output properties; what does not fit becomes the default.</summary>
internal static class Conversion
{
    private static readonly ConcurrentDictionary<Type, Converter> Converters = new();

    public static T To<T>(object? value) => Typed<T>.Converter.Convert(value) is { } converted ? (T)converted : default!;

    public static Converter Of(Type type) => Converters.GetOrAdd(type, Converter.Make);

    private static class Typed<T>
    {
        public static readonly Converter Converter = Of(typeof(T));
    }
}
