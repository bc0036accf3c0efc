using Infra.Schemas.Cel;

namespace Infra.ApiServer;

/// <summary>Expressions in CEL that a server compiles before it takes an object.</summary>
internal static class Expressions
{
    /// <summary>Refuses a text that is no expression, or one of another type.</summary>
    /// <param name="field">The text.</param>
    /// <param name="scope">The variables that it has.</param>
    /// <param name="makesObjects">Whether it may make objects of types, as patches do.</param>
    /// <param name="wanted">The type that it must have, or one of several.</param>
    /// <returns>The type that it has; null where it has none.</returns>
    public static CelType? MustBeExpression(this Field field, IReadOnlyDictionary<string, CelType> scope, bool makesObjects,
        params CelType[] wanted)
    {
        if (field.Text is not { } text || Placeholders.In(field.Value!).Count > 0)
            return null;

        try
        {
            return TypeChecker.Check(Parsing.Parse(text, makesObjects), scope, wanted);
        }
        catch (CelException problem)
        {
            field.Refuse($"an expression in CEL: {problem.Message}", "correct the expression");
            return null;
        }
    }

    /// <summary>A type of named fields that a server knows without a schema.</summary>
    public static CelType Structure(string name, params (string Name, CelType Type)[] fields) =>
        new(name) { Fields = fields.ToDictionary(field => field.Name, field => field.Type, StringComparer.Ordinal) };
}
