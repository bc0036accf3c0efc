namespace Infra.Schemas.Cel;

/// <summary>Which function a call means: <c>sets.contains(a, b)</c> is one with a longer name, <c>text.contains(a)</c> is called on a value.</summary>
internal static class FunctionName
{
    /// <summary>The name of a chain of fields; null where it is none.</summary>
    public static string? Dotted(Expression expression) => expression switch
    {
        Name name => name.Text,
        Select { IsOptional: false } select => Dotted(select.On) is { } start ? $"{start}.{select.Field}" : null,
        _ => null,
    };

    /// <summary>The function and its arguments, what it is called on first.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isVariable">Whether a name is a variable here.</param>
    /// <exception cref="CelException">There is no such function.</exception>
    public static (string Name, Overload[] Overloads, IReadOnlyList<Expression> Arguments) Resolve(Call call, Func<string, bool> isVariable)
    {
        var prefix = call.On is null ? null : Dotted(call.On);
        var isLong = prefix is not null && !isVariable(prefix.Split('.')[0]) && Library.Has($"{prefix}.{call.Function}");
        var name = isLong ? $"{prefix}.{call.Function}" : call.Function;
        IReadOnlyList<Expression> arguments = isLong || call.On is null ? call.Arguments : [call.On, .. call.Arguments];
        return (name, Library.Find(name, isMember: !isLong && call.On is not null, arguments.Count), arguments);
    }
}
