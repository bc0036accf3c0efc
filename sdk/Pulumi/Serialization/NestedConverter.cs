namespace Pulumi.Serialization;

/// <summary>Converts to the type behind a nullable one.</summary>
internal sealed class NestedConverter(Type type) : Converter
{
    public override bool TryConvert(object value, out object? result) => Conversion.Of(type).TryConvert(value, out result);
}
