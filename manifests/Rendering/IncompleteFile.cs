namespace Infra.Rendering;

/// <summary>A rendered file that cannot be applied as it stands, because only a real run knows some of its values.</summary>
/// <param name="File">The file.</param>
/// <param name="Placeholders">What stands in it for those values.</param>
/// <param name="IsListed">
/// Whether the kustomization names it. Secrets that hold secret settings are left out there: applied, they would put placeholders over
/// what the engine or a person has put into the cluster.
/// </param>
public sealed record IncompleteFile(string File, IReadOnlyList<string> Placeholders, bool IsListed);
