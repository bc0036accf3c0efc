namespace Infra.Schemas;

/// <summary>A rule of a schema in CEL, an entry of <c>x-kubernetes-validations</c>.</summary>
/// <param name="Rule">The expression over <c>self</c>; true where the value is taken.</param>
internal sealed record SchemaValidation(string Rule)
{
    /// <summary>What the server says where the rule fails. Default: none.</summary>
    public string? Message { get; init; }

    /// <summary>An expression that gives the message. Default: none.</summary>
    public string? MessageExpression { get; init; }

    /// <summary>The reason in the server's answer, <c>FieldValueInvalid</c> and the like. Default: none.</summary>
    public string? Reason { get; init; }

    /// <summary>The field under the value that the failure is reported on, <c>.spec.size</c>. Default: the value itself.</summary>
    public string? FieldPath { get; init; }

    /// <summary>Whether a rule over <c>oldSelf</c> is run for a new object too. Default: no.</summary>
    public bool OptionalOldSelf { get; init; }
}
