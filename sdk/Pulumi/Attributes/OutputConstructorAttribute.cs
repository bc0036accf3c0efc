namespace Pulumi;

/// <summary>Marks the constructor of an <see cref="OutputTypeAttribute"/> class that takes the wire values.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;
