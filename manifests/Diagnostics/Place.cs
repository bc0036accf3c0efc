namespace Infra.Diagnostics;

/// <summary>Where something is written. Settings that have a member of this type are told where they stand.</summary>
/// <param name="Where">The place in words, for example <c>stack prod, infra:exemptions[0]</c>.</param>
/// <param name="Location">The place in a file. Default: unknown.</param>
public sealed record Place(string Where, SourceLocation? Location = null);
