namespace Infra.Components.Delivery;

/// <summary>Fields that something else than the repository decides, for example a number of replicas.</summary>
/// <param name="Kind">The kind: <c>Kind</c> of the core group, or <c>Kind.group</c>.</param>
/// <param name="Fields">The fields, as JSON pointers: <c>/spec/replicas</c>.</param>
public sealed record IgnoredDifference(
    [property: Matches(@"[A-Z][A-Za-z0-9]*(\.[a-z0-9.-]+)?", "a kind such as Service or Deployment.apps")] string Kind,
    [property: Matches("(/[^/]+)+", "a JSON pointer such as /spec/replicas")] IReadOnlyList<string> Fields)
{
    /// <summary>The object's name. Default: every object of the kind.</summary>
    [Name]
    public string? Name { get; init; }
}
