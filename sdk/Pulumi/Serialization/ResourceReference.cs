namespace Pulumi.Serialization;

/// <summary>A resource that crosses to the engine by its URN.</summary>
internal static class ResourceReference
{
    public static Resource Resolve(string urn) => new DependencyResource(urn);
}
