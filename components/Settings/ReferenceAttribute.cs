namespace Infra.Components.Settings;

/// <summary>
/// Marks a type, or one member, that the program sets: a component, a cluster, a namespace. It is no key of a stack file. Resources and
/// outputs of Pulumi are references without the mark.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Property)]
public sealed class ReferenceAttribute : Attribute;
