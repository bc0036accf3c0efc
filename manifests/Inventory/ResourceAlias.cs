namespace Infra.Manifests;

/// <summary>A former identity of a resource.</summary>
/// <param name="Type">The former type token; null when it is the same.</param>
/// <param name="Name">The former name; null when it is the same.</param>
/// <param name="Urn">The whole former URN, where the program names it.</param>
public sealed record ResourceAlias(string? Type, string? Name, string? Urn);
