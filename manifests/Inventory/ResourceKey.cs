namespace Infra.Manifests;

/// <summary>What makes a resource of a stack that resource.</summary>
/// <param name="Type">The type token, for example <c>kubernetes:apps/v1:Deployment</c> or <c>infra:caches:Redis</c>.</param>
/// <param name="Name">The name in the program.</param>
public sealed record ResourceKey(string Type, string Name)
{
    /// <summary>Orders by type, then by name.</summary>
    public static IComparer<ResourceKey> Order { get; } = Comparer<ResourceKey>.Create((left, right) =>
        string.CompareOrdinal(left.Type, right.Type) is var byType && byType != 0 ? byType : string.CompareOrdinal(left.Name, right.Name));

    /// <summary>For people: type and name.</summary>
    public override string ToString() => $"{Type} {Name}";
}
