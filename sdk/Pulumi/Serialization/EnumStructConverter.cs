namespace Pulumi.Serialization;

/// <summary>Makes enum structs of texts and numbers.</summary>
internal sealed class EnumStructConverter(EnumStruct shape) : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        var constructor = value switch
        {
            string => shape.FromString,
            double => shape.FromDouble,
            _ => null,
        };
        result = constructor?.Invoke([value]);
        return result is not null;
    }
}
