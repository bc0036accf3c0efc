using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>Makes immutable dictionaries of maps.</summary>
internal sealed class MapConverter<T> : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        result = value switch
        {
            ImmutableDictionary<string, T> same => same,
            ImmutableDictionary<string, object?> entries
                => entries.ToImmutableDictionary(entry => entry.Key, entry => Conversion.To<T>(entry.Value)),
            _ => null,
        };
        return result is not null;
    }
}
