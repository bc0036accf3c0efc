namespace Infra.Schemas;

/// <summary>Something that an API server would refuse.</summary>
/// <param name="On">The object.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record Refused(Manifest On, SchemaProblem Problem);
