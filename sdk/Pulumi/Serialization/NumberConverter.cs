namespace Pulumi.Serialization;

/// <summary>Makes whole numbers and enums of numbers, cutting off fractions.</summary>
internal sealed class NumberConverter(Func<double, object> make) : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        result = value is double number ? make(number) : null;
        return result is not null;
    }
}
