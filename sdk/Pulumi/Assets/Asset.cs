namespace Pulumi;

/// <summary>One blob of data.</summary>
public abstract class Asset : AssetOrArchive
{
    private protected Asset(string property, object value)
        : base(property, value)
    {
    }
}
