using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Makes immutable arrays of lists.</summary>
internal sealed class ListConverter<T> : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        result = value is ImmutableArray<object?> items ? ImmutableArray.CreateRange(items, Conversion.To<T>) : null;
        return result is not null;
    }
}
