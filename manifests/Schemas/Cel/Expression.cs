namespace Infra.Schemas.Cel;

/// <summary>A part of a rule as it is written, before macros and names have their meaning.</summary>
internal abstract record Expression;

/// <summary>A value that stands in the rule.</summary>
internal sealed record Literal(object Value) : Expression;

/// <summary>A variable, a type, or the first part of a longer name.</summary>
internal sealed record Name(string Text) : Expression;

/// <summary><c>on.field</c>, or <c>on.?field</c>.</summary>
internal sealed record Select(Expression On, string Field, bool IsOptional) : Expression;

/// <summary><c>on[key]</c>, or <c>on[?key]</c>.</summary>
internal sealed record Index(Expression On, Expression Key, bool IsOptional) : Expression;

/// <summary>
/// <c>on.function(arguments)</c>, <c>function(arguments)</c>, or an operator by its sign; <c>-_</c> is the one before a number.
/// </summary>
internal sealed record Call(Expression? On, string Function, IReadOnlyList<Expression> Arguments) : Expression;

/// <summary><c>[item, ?item]</c>.</summary>
internal sealed record ListOf(IReadOnlyList<(Expression Value, bool IsOptional)> Items) : Expression;

/// <summary><c>{key: value, ?key: value}</c>.</summary>
internal sealed record MapOf(IReadOnlyList<(Expression Key, Expression Value, bool IsOptional)> Entries) : Expression;

/// <summary><c>Type{field: value}</c>, which only patches of a policy have.</summary>
internal sealed record ObjectOf(string Type, IReadOnlyList<(string Field, Expression Value)> Fields) : Expression;
