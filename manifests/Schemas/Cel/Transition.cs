namespace Infra.Schemas.Cel;

/// <summary>The rules of a schema over a change, <c>self == oldSelf</c>, which a server runs on updates.</summary>
internal static class Transition
{
    /// <summary>Whether a value may follow another one; also where nothing can be said.</summary>
    /// <param name="schema">The schema of the value.</param>
    /// <param name="old">The value before.</param>
    /// <param name="new">The value afterwards.</param>
    public static bool Allows(Schema schema, Node old, Node @new)
    {
        var shape = NodeValues.One(schema);
        return Rules(schema).All(rule => new CelRule(rule).Allows(NodeValues.Of(@new, shape), NodeValues.Of(old, shape)));
    }

    private static IEnumerable<SchemaValidation> Rules(Schema schema) => schema.Validations.Concat(schema.AllOf.SelectMany(Rules));
}
