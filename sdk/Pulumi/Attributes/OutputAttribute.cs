namespace Pulumi;

/// <summary>Marks a property of a resource that is filled from its state, or that a component or stack gives out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}
