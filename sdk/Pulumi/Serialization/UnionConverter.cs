namespace Pulumi.Serialization;

/// <summary>Makes unions, trying the first type before the second.</summary>
internal sealed class UnionConverter<T0, T1> : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        if (Conversion.Of(typeof(T0)).TryConvert(value, out var first))
        {
            result = Union<T0, T1>.FromT0((T0)first!);
            return true;
        }

        result = Conversion.Of(typeof(T1)).TryConvert(value, out var second) ? Union<T0, T1>.FromT1((T1)second!) : null;
        return result is not null;
    }
}
