namespace Infra.Schemas.Cel;

/// <summary>Calls whose arguments are not values: whether a field is there, and what is said of each item of a list.</summary>
internal static class Macros
{
    /// <summary>The step of a macro; null where the call is none.</summary>
    public static Step? Compile(Call call, Compiler compiler) => (call.On, call.Function, call.Arguments.Count) switch
    {
        (null, "has", 1) => Has(call.Arguments[0], compiler),
        (null, "has", _) => throw new CelException("invalid argument to has() macro"),
        ({ } on, "all", 2 or 3) => Loop(on, call.Arguments, compiler, item => new Quantifier(item, decides: false)),
        ({ } on, "exists", 2 or 3) => Loop(on, call.Arguments, compiler, item => new Quantifier(item, decides: true)),
        ({ } on, "exists_one" or "existsOne", 2 or 3) => Loop(on, call.Arguments, compiler, item => new ExactlyOne(item)),
        ({ } on, "filter", 2) => Loop(on, call.Arguments, compiler, item => new Filter(item)),
        ({ } on, "map", 2) => Loop(on, call.Arguments, compiler, item => new Mapping(item)),
        ({ } on, "map", 3) => Loop(on, [call.Arguments[0], call.Arguments[2]], compiler, item => new Mapping(item), call.Arguments[1]),
        ({ } on, "transformList", 3) => Loop(on, call.Arguments, compiler, item => new Mapping(item)),
        ({ } on, "transformList", 4) => Loop(on, WithoutFilter(call), compiler, item => new Mapping(item), call.Arguments[2]),
        ({ } on, "transformMap", 3) => Loop(on, call.Arguments, compiler, item => new Entries(item, keepsKeys: true)),
        ({ } on, "transformMap", 4) => Loop(on, WithoutFilter(call), compiler, item => new Entries(item, keepsKeys: true), call.Arguments[2]),
        ({ } on, "transformMapEntry", 3) => Loop(on, call.Arguments, compiler, item => new Entries(item, keepsKeys: false)),
        ({ } on, "transformMapEntry", 4) => Loop(on, WithoutFilter(call), compiler, item => new Entries(item, keepsKeys: false), call.Arguments[2]),
        ({ } on, "sortBy", 2) => Loop(on, call.Arguments, compiler, item => new SortBy(item)),
        ({ } on, "optMap", 2) => OfOptional(on, call.Arguments, compiler, value => new Optional(value)),
        ({ } on, "optFlatMap", 2) => OfOptional(on, call.Arguments, compiler, value => value),
        _ => null,
    };

    private static Expression[] WithoutFilter(Call call) => [call.Arguments[0], call.Arguments[1], call.Arguments[3]];

    private static Step Has(Expression argument, Compiler compiler)
    {
        if (argument is not Select select)
            throw new CelException("invalid argument to has() macro");

        var on = compiler.Compile(select.On);
        var name = new FieldName(select.Field);
        return frame => Members.Has(on(frame), name);
    }

    private static Step OfOptional(Expression on, IReadOnlyList<Expression> arguments, Compiler compiler, Func<object, object> result)
    {
        var optional = compiler.Compile(on);
        var (run, place) = compiler.CompileWith(arguments[0], () => compiler.Compile(arguments[1]));
        return frame =>
        {
            if (optional(frame) is var value && value is not Optional { Value: { } there })
                return value is Failure or Optional ? value : Failure.NoSuchOverload("optMap", value);

            frame.Pay(1);
            frame.Variables[place] = there;
            return run(frame) is var mapped && mapped is Failure ? mapped : result(mapped);
        };
    }

    // One variable is an item of a list or a key of a map; two are an index or a key, and the value.
    private static Step Loop(Expression on, IReadOnlyList<Expression> arguments, Compiler compiler, Func<Step, Loop> create, Expression? filter = null)
    {
        var range = compiler.Compile(on);
        var hasTwo = arguments.Count == 3;
        Step? only = null;
        var second = -1;
        Step Inner()
        {
            only = filter is null ? null : compiler.Compile(filter);
            return compiler.Compile(arguments[^1]);
        }

        var (run, first) = compiler.CompileWith(arguments[0], () =>
        {
            if (!hasTwo)
                return Inner();

            (var both, second) = compiler.CompileWith(arguments[1], Inner);
            return both;
        });
        return frame =>
        {
            var of = range(frame);
            if (of is not (ListValue or MapValue))
                return of is Failure ? of : Failure.NoSuchOverload("comprehension", of);

            var loop = create(run);
            foreach (var (key, value) in Pairs(of, hasTwo))
            {
                frame.Pay(1);
                frame.Variables[first] = key;
                if (hasTwo)
                    frame.Variables[second] = value;

                if (only is not null && only(frame) is var kept && kept is not true)
                {
                    if (kept is false)
                        continue;

                    return kept is Failure ? kept : Failure.NoSuchOverload("filter", kept);
                }

                if (loop.Next(frame, key))
                    break;
            }

            return loop.Result(frame);
        };
    }

    private static IEnumerable<(object Key, object Value)> Pairs(object of, bool hasTwo)
    {
        switch (of)
        {
            case ListValue list:
                for (var i = 0; i < list.Count; i++)
                    yield return hasTwo ? ((long)i, list[i]) : (list[i], Values.Null);

                break;
            case MapValue map:
                foreach (var key in map.Keys)
                    yield return (key, hasTwo ? map.Find(key)! : Values.Null);

                break;
        }
    }
}
