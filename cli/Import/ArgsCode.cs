using System.Linq.Expressions;
using Infra.Import.Code;

namespace Infra.Import;

/// <summary>The arguments of a component, as far as they differ from its defaults.</summary>
/// <typeparam name="T">The arguments.</typeparam>
internal sealed class ArgsCode<T>
{
    private readonly List<MemberBinding> _bindings = [];

    /// <summary>What makes them.</summary>
    public Expression Expression => Expression.MemberInit(Expression.New(typeof(T)), _bindings);

    /// <summary>Whether nothing was given.</summary>
    public bool IsEmpty => _bindings.Count == 0;

    /// <summary>Gives a member.</summary>
    public ArgsCode<T> With(string name, Expression value)
    {
        var property = typeof(T).GetProperty(name)!;
        _bindings.Add(Expression.Bind(property, ObjectCode.Converted(value, property.PropertyType)));
        return this;
    }

    /// <summary>Gives a member that differs from its default.</summary>
    public ArgsCode<T> With<TValue>(string name, TValue value, TValue standard) =>
        EqualityComparer<TValue>.Default.Equals(value, standard) ? this : With(name, Expression.Constant(value, typeof(TValue)));
}
