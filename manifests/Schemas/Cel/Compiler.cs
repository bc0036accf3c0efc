namespace Infra.Schemas.Cel;

/// <summary>Makes delegates of an expression.</summary>
internal sealed class Compiler
{
    public const int Self = 0;
    public const int OldSelf = 1;

    private readonly Dictionary<string, int> _scope = new(StringComparer.Ordinal) { ["self"] = Self, ["oldSelf"] = OldSelf };

    /// <summary>How many variables there are.</summary>
    public int Variables { get; private set; } = OldSelf + 1;

    public bool UsesOldSelf { get; private set; }

    public Step Compile(Expression expression) => expression switch
    {
        Literal { Value: var value } => _ => value,
        Name name => CompileName(name.Text),
        Select select => CompileSelect(select),
        Index index => CompileIndex(index),
        ListOf list => CompileList(list),
        MapOf map => CompileMap(map),
        Call call => CompileCall(call),
        _ => throw new CelException("unknown expression"),
    };

    /// <summary>Compiles an expression in which a name stands for a variable of its own.</summary>
    public (Step Run, int Variable) CompileWith(Expression variable, Func<Step> inner)
    {
        if (variable is not Name { Text: var name })
            throw new CelException("argument must be a simple name");

        var before = _scope.TryGetValue(name, out var hidden) ? hidden : -1;
        var place = Variables++;
        _scope[name] = place;
        var run = inner();
        if (before < 0)
            _scope.Remove(name);
        else
            _scope[name] = before;

        return (run, place);
    }

    private Step CompileName(string name)
    {
        if (_scope.TryGetValue(name, out var place))
        {
            UsesOldSelf |= place == OldSelf;
            return frame => frame.Variables[place];
        }

        return CelType.Names.TryGetValue(name, out var type) ? _ => type
            : throw new CelException($"undeclared reference to '{name}' (in container '')");
    }

    private Step CompileSelect(Select select)
    {
        // google.protobuf.Duration is a name, and no field of google.
        if (FunctionName.Dotted(select) is { } dotted && CelType.Names.TryGetValue(dotted, out var type))
            return _ => type;

        var on = Compile(select.On);
        var name = new FieldName(select.Field);
        return select.IsOptional ? frame => Members.FindOptional(on(frame), map => map.Field(name)) : frame => Members.Select(on(frame), name);
    }

    private Step CompileIndex(Index index)
    {
        var (on, key) = (Compile(index.On), Compile(index.Key));
        return index.IsOptional ? frame => Members.IndexOptional(on(frame), key(frame), frame)
            : frame => Members.Index(on(frame), key(frame), frame);
    }

    private Step CompileList(ListOf list)
    {
        var items = list.Items.Select(item => Compile(item.Value)).ToArray();
        var optional = list.Items.Select(item => item.IsOptional).ToArray();
        return frame =>
        {
            frame.Pay(1 + items.Length);
            var values = new List<object>(items.Length);
            for (var i = 0; i < items.Length; i++)
            {
                var value = items[i](frame);
                if (value is Failure)
                    return value;

                if (!optional[i])
                    values.Add(value);
                else if (value is not Optional some)
                    return Failure.NoSuchOverload("optional element", value);
                else if (some.Value is { } there)
                    values.Add(there);
            }

            return new Sequence(values);
        };
    }

    private Step CompileMap(MapOf map)
    {
        var entries = map.Entries.Select(entry => (Key: Compile(entry.Key), Value: Compile(entry.Value), entry.IsOptional)).ToArray();
        return frame =>
        {
            frame.Pay(1 + entries.Length);
            var values = Table.New();
            foreach (var entry in entries)
            {
                var (key, value) = (entry.Key(frame), entry.Value(frame));
                if (key is Failure || value is Failure)
                    return key is Failure ? key : value;

                if (key is not (string or bool or long or ulong))
                    return new Failure($"unsupported key type: {CelType.Of(key)}");

                if (entry.IsOptional && value is not Optional)
                    return Failure.NoSuchOverload("optional entry", value);

                var there = entry.IsOptional ? ((Optional)value).Value : value;
                if (there is not null && !values.TryAdd(key, there))
                    return new Failure($"Failed with repeated key: {Format.Plain(key)}");
            }

            return new Table(values);
        };
    }

    private Step CompileCall(Call call)
    {
        if ((Operators.Compile(call, this) ?? Macros.Compile(call, this)) is { } step)
            return step;

        var (name, overloads, arguments) = FunctionName.Resolve(call, _scope.ContainsKey);
        return CompileFunction(name, overloads, [.. arguments.Select(Compile)]);
    }

    private static Step CompileFunction(string name, Overload[] overloads, Step[] arguments) => frame =>
    {
        var values = new object[arguments.Length];
        Failure? failure = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i](frame);
            if (values[i] is Failure failed)
                failure = Failure.Of(failure, failed);
        }

        if (failure is not null)
            return failure;

        frame.Pay(1);
        foreach (var overload in overloads)
        {
            if (overload.Takes(values))
                return overload.Run(frame, values);
        }

        return Failure.NoSuchOverload(name, values);
    };
}
