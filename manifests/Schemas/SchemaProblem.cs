namespace Infra.Schemas;

/// <summary>One reason for which an API server refuses an object.</summary>
/// <param name="Kind">What is wrong, by which a rule finds its own.</param>
/// <param name="Path">The place in the object.</param>
/// <param name="Actual">What stands there; null when nothing does.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="Fix">What to do.</param>
internal sealed record SchemaProblem(ProblemKind Kind, string Path, string? Actual, string Expected, string Fix);

/// <summary>What is wrong with a value.</summary>
internal enum ProblemKind
{
    /// <summary>A field that the API does not have.</summary>
    UnknownField,

    /// <summary>A value of another type.</summary>
    Type,

    /// <summary>Null as the item of a list, where the server reads an empty text and takes it. A warning.</summary>
    EmptyItem,

    /// <summary>A field that must be there and is not.</summary>
    Required,

    /// <summary>A value that is not among the allowed ones: enums, patterns, bounds, lengths, formats.</summary>
    Value,

    /// <summary>Two items of a list that are told apart by fields, or by themselves, and are the same.</summary>
    ListKeys,

    /// <summary>The same, where the server takes it and the last one wins. A warning.</summary>
    RepeatedItem,

    /// <summary>Names, namespaces, labels, annotations, finalizers, owners.</summary>
    Metadata,

    /// <summary>A field that some servers take and others drop. No error.</summary>
    Conditional,

    /// <summary>A namespace on an object that belongs to the whole cluster.</summary>
    Scope,

    /// <summary>A rule in CEL that a schema carries.</summary>
    Rule,

    /// <summary>A rule in CEL that costs too much to be run. No error.</summary>
    RuleNotRun,
}
