namespace Infra.Components.Validation;

/// <summary>What a program asks of a component by the name under which it was declared there.</summary>
internal static class Declared
{
    /// <summary>The declared one of a name.</summary>
    /// <param name="component">The component, for the message: <c>Postgres orders</c>.</param>
    /// <param name="what">What is asked for, in the plural: <c>databases</c>.</param>
    /// <param name="known">What is declared.</param>
    /// <param name="nameOf">The name of one of them.</param>
    /// <param name="wanted">The name that is asked for.</param>
    /// <exception cref="RefusedException">None of them has the name.</exception>
    public static T Find<T>(string component, string what, IEnumerable<T> known, Func<T, string> nameOf, string wanted)
        where T : class => known.FirstOrDefault(one => nameOf(one) == wanted)
            ?? throw new RefusedException([new Diagnostic(Codes.Undeclared, $"{component}, {what}", wanted,
                $"one of {string.Join(", ", known.Select(nameOf))}", "name one of them, or declare it")]);
}
