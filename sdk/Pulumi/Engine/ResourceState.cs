using Pulumi.Serialization;

namespace Pulumi;

/// <summary>What the mocks said of a resource.</summary>
internal sealed record ResourceState(string Urn, string? Id, SerializedMap Values)
{
    /// <summary>Converts a value of the state to the type of the property that holds it.</summary>
    public OutputData<T> Read<T>(string property, bool isKnownIfMissing, Resource resource)
    {
        if (!Values.Known.TryGetValue(property, out var value))
        {
            return Values.IsUnknown(property)
                ? new(default!, false, Values.IsSecret(property), resource.AsDependency)
                : new(default!, isKnownIfMissing, false, resource.AsDependency);
        }

        return new(Conversion.To<T>(value), true, Values.IsSecret(property), resource.AsDependency);
    }
}
