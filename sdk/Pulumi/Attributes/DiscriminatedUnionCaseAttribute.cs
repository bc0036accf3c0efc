namespace Pulumi;

/// <summary>Maps a discriminator value to the class that stands for it.</summary>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = true)]
public sealed class DiscriminatedUnionCaseAttribute(string tag, Type type) : Attribute
{
    public string Tag { get; } = tag;

    public Type Type { get; } = type;
}
