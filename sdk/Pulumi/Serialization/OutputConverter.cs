namespace Pulumi.Serialization;

/// <summary>Makes known outputs of values.</summary>
internal sealed class OutputConverter<T> : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        result = Conversion.Of(typeof(T)).TryConvert(value, out var content) ? Output.Create((T)content!) : null;
        return result is not null;
    }
}
