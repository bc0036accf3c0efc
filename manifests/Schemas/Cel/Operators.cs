namespace Infra.Schemas.Cel;

/// <summary>The operators.</summary>
internal static class Operators
{
    /// <summary>The step of an operator; null where the call is none.</summary>
    public static Step? Compile(Call call, Compiler compiler)
    {
        if (call.On is not null)
            return null;

        return call.Function switch
        {
            "&&" => Logical([.. call.Arguments.Select(compiler.Compile)], decides: false),
            "||" => Logical([.. call.Arguments.Select(compiler.Compile)], decides: true),
            "?:" => Conditional(compiler.Compile(call.Arguments[0]), compiler.Compile(call.Arguments[1]), compiler.Compile(call.Arguments[2])),
            "!" => Not(compiler.Compile(call.Arguments[0])),
            "-_" => Negative(compiler.Compile(call.Arguments[0])),
            "==" => Binary(call, compiler, (frame, left, right) => Values.Of(Values.Same(left, right, frame))),
            "!=" => Binary(call, compiler, (frame, left, right) => Values.Of(!Values.Same(left, right, frame))),
            "<" => Ordered(call, compiler, order => order < 0),
            "<=" => Ordered(call, compiler, order => order <= 0),
            ">" => Ordered(call, compiler, order => order > 0),
            ">=" => Ordered(call, compiler, order => order >= 0),
            "in" => Binary(call, compiler, In),
            "+" => Binary(call, compiler, Arithmetic.Add),
            "-" => Binary(call, compiler, Arithmetic.Subtract),
            "*" => Binary(call, compiler, Arithmetic.Multiply),
            "/" => Binary(call, compiler, Arithmetic.Divide),
            "%" => Binary(call, compiler, Arithmetic.Remainder),
            _ => null,
        };
    }

    // One side that decides is enough, whatever failed before it or fails after it.
    private static Step Logical(Step[] sides, bool decides) => frame =>
    {
        Failure? failure = null;
        foreach (var side in sides)
        {
            switch (side(frame))
            {
                case bool flag when flag == decides:
                    return Values.Of(decides);
                case bool:
                    break;
                case Failure failed:
                    failure = Failure.Of(failure, failed);
                    break;
                case var other:
                    failure = Failure.Of(failure, Failure.NoSuchOverload(decides ? "_||_" : "_&&_", other));
                    break;
            }
        }

        return failure ?? Values.Of(!decides);
    };

    private static Step Conditional(Step condition, Step then, Step otherwise) => frame => condition(frame) switch
    {
        true => then(frame),
        false => otherwise(frame),
        Failure failure => failure,
        var other => Failure.NoSuchOverload("_?_:_", other),
    };

    private static Step Not(Step on) => frame => on(frame) switch
    {
        bool flag => Values.Of(!flag),
        Failure failure => failure,
        var other => Failure.NoSuchOverload("!_", other),
    };

    private static Step Negative(Step on) => frame => on(frame) switch
    {
        long.MinValue => Arithmetic.Overflow,
        long number => -number,
        double number => -number,
        Failure failure => failure,
        var other => Failure.NoSuchOverload("-_", other),
    };

    private static Step Ordered(Call call, Compiler compiler, Func<int, bool> holds) => Binary(call, compiler, (frame, left, right) =>
        Values.Compare(left, right, frame) is { } order ? Values.Of(holds(order))
        : left is double or ulong or long && right is double or ulong or long ? Values.False
        : Failure.NoSuchOverload($"_{call.Function}_", left, right));

    private static object In(Frame frame, object item, object within)
    {
        switch (within)
        {
            case MapValue map:
                return Values.Of(map.Find(item) is not null);
            case ListValue list:
                Failure? failure = null;
                for (var i = 0; i < list.Count; i++)
                {
                    frame.Pay(1);
                    if (list[i] is Failure failed)
                        failure = Failure.Of(failure, failed);
                    else if (Values.Same(item, list[i], frame))
                        return Values.True;
                }

                return failure ?? Values.False;
            default:
                return Failure.NoSuchOverload("@in", item, within);
        }
    }

    private static Step Binary(Call call, Compiler compiler, Func<Frame, object, object, object> run)
    {
        var (left, right) = (compiler.Compile(call.Arguments[0]), compiler.Compile(call.Arguments[1]));
        return frame =>
        {
            var (a, b) = (left(frame), right(frame));
            if (a is Failure first)
                return b is Failure second ? Failure.Of(first, second) : first;

            if (b is Failure)
                return b;

            frame.Pay(1);
            return run(frame, a, b);
        };
    }
}
