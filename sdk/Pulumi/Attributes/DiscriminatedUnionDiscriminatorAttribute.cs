namespace Pulumi;

/// <summary>Names the wire property that tells the cases of a union interface apart.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class DiscriminatedUnionDiscriminatorAttribute(string propertyName) : Attribute
{
    public string PropertyName { get; } = propertyName;
}
