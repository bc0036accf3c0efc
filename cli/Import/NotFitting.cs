namespace Infra.Import;

/// <summary>A component that cannot take the place of an object without changing what it is.</summary>
/// <param name="Object">The object.</param>
/// <param name="Component">The component.</param>
/// <param name="Reason">Why not.</param>
internal sealed record NotFitting(ImportedObject Object, string Component, string Reason)
{
    public static NotFitting Of(Candidate candidate, string reason) => new(candidate.Covers[0], candidate.Component, reason);
}
