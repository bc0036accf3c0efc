namespace Pulumi;

/// <summary>A file, a text, a remote object, or a bundle of them.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(string property, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Property = property;
        Content = value;
    }

    internal string Property { get; }

    internal object Content { get; }
}
