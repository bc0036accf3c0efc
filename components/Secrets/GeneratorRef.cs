namespace Infra.Components.Secrets;

/// <summary>A generator of the External Secrets Operator: what it makes has no other home than the Secret.</summary>
/// <param name="kind">Its kind, for example <c>Password</c>.</param>
/// <param name="name">Its name, in the namespace of the Secret.</param>
/// <param name="madeBy">The resource that makes it; null when another stack or a person does.</param>
[Reference]
public sealed class GeneratorRef(string kind, Input<string> name, Resource? madeBy = null)
{
    /// <summary>Its kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>Its name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>The resource that makes it, which its readers come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;
}
