namespace Pulumi;

/// <summary>Gives the wire name of a constructor parameter where it differs from the parameter's own.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
