namespace Pulumi.Serialization;

/// <summary>The text by which engines mark a value that is not known yet.</summary>
internal static class Unknown
{
    public const string Marker = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}
