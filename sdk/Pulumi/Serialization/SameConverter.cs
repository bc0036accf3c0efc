namespace Pulumi.Serialization;

/// <summary>Takes a value that is of the type already.</summary>
internal sealed class SameConverter(Type type) : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        result = type.IsInstanceOfType(value) ? value : null;
        return result is not null;
    }
}
