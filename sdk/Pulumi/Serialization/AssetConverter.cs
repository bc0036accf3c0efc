namespace Pulumi.Serialization;

/// <summary>Takes assets and archives, and an invalid one in place of anything else.</summary>
internal sealed class AssetConverter(Type type, Func<AssetOrArchive> invalid) : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        result = type.IsInstanceOfType(value) ? value : invalid();
        return true;
    }
}
