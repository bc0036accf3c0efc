namespace Pulumi;

/// <summary>Marks a class that a nested object of a resource's state is turned into.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;
