namespace Infra.Schemas.Cel;

/// <summary>A rule of a schema that an object breaks, or that could not be run.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Path">The place in the object.</param>
/// <param name="Actual">What stands there; null where it is a map or a list, or nothing.</param>
/// <param name="Message">What the server says.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record CelViolation(SchemaValidation Rule, string Path, string? Actual, string Message, CelOutcome Outcome);

/// <summary>How a rule ended that did not hold.</summary>
internal enum CelOutcome
{
    /// <summary>It is false.</summary>
    Broken,

    /// <summary>It asks for something that is not there: <c>no such key: host</c>. The server refuses that too.</summary>
    Failed,

    /// <summary>It does not compile.</summary>
    Invalid,

    /// <summary>It takes more steps than a server allows.</summary>
    TooCostly,
}
