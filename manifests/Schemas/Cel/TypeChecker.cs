namespace Infra.Schemas.Cel;

/// <summary>
/// Finds what a server finds before it takes a definition: fields that do not exist, operators and functions on values of a wrong type.
/// </summary>
internal sealed class TypeChecker
{
    private static readonly HashSet<string> Ordered = new(["bool", "string", "bytes", CelType.Duration.Name, CelType.Timestamp.Name],
        StringComparer.Ordinal);

    // The functions that take lists of numbers, or of what has an order.
    private static readonly HashSet<string> OfOrdered = new(["min", "max", "isSorted", "sort"], StringComparer.Ordinal);

    private readonly Dictionary<string, CelType> _scope;

    private TypeChecker(IReadOnlyDictionary<string, CelType> scope)
    {
        _scope = new(scope, StringComparer.Ordinal);
    }

    /// <summary>Checks an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="self">The type of <c>self</c>.</param>
    /// <param name="isOldSelfOptional">Whether <c>oldSelf</c> may be absent.</param>
    /// <param name="wanted">The type that it must have.</param>
    /// <exception cref="CelException">Something is wrong with it.</exception>
    public static void Check(Expression expression, CelType self, bool isOldSelfOptional, CelType wanted)
    {
        var scope = new Dictionary<string, CelType> { ["self"] = self, ["oldSelf"] = isOldSelfOptional ? CelType.OptionalOf(self) : self };
        Check(expression, scope, wanted);
    }

    /// <summary>Checks an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">The variables that it has.</param>
    /// <param name="wanted">The type that it must have, or one of several.</param>
    /// <returns>The type that it has.</returns>
    /// <exception cref="CelException">Something is wrong with it.</exception>
    public static CelType Check(Expression expression, IReadOnlyDictionary<string, CelType> scope, params CelType[] wanted)
    {
        var type = new TypeChecker(scope).Of(expression);
        return Array.Exists(wanted, one => Fits(type, one)) ? type
            : throw new CelException($"it must evaluate to {string.Join(" or ", (object[])wanted)}, and not to {type}");
    }

    private CelType Of(Expression expression) => expression switch
    {
        Literal literal => CelType.Of(literal.Value),
        Name name => _scope.TryGetValue(name.Text, out var type) ? type : Named(name.Text),
        Select select => OfSelect(select),
        Index index => OfIndex(index),
        ListOf list => CelType.List(Common(list.Items.Select(item => Element(item.Value, item.IsOptional)))),
        MapOf map => CelType.Map(
            Common(map.Entries.Select(entry => Of(entry.Key))),
            Common(map.Entries.Select(entry => Element(entry.Value, entry.IsOptional)))),
        Call call => OfMacro(call) ?? OfOperator(call) ?? OfFunction(call),
        ObjectOf made => OfObject(made),
        _ => CelType.Dyn,
    };

    // Objects of a patch may hold anything, steps have their fields.
    private CelType OfObject(ObjectOf made)
    {
        if (made.Type is not ("Object" or "JSONPatch") && !made.Type.StartsWith("Object.", StringComparison.Ordinal))
            throw new CelException($"undeclared reference to '{made.Type}' (in container '')");

        foreach (var (field, value) in made.Fields)
        {
            var wanted = (made.Type, field) switch
            {
                ("JSONPatch", "op" or "path" or "from") => CelType.String,
                ("JSONPatch", not "value") => throw new CelException($"undefined field '{field}'"),
                _ => CelType.Dyn,
            };
            if (Of(value) is var type && !Fits(type, wanted))
                throw new CelException($"expected type of field '{field}' is '{wanted}' but provided type is '{type}'");
        }

        return new CelType(made.Type);
    }

    private static CelType Named(string name) => CelType.Names.ContainsKey(name) ? CelType.Type
        : throw new CelException($"undeclared reference to '{name}' (in container '')");

    private CelType Element(Expression item, bool isOptional) =>
        Of(item) is var type && isOptional && type.Name == CelType.AnyOptional.Name ? type.Parts[0] : type;

    // Lists and maps that stand in a rule hold one type.
    private static CelType Common(IEnumerable<CelType> types)
    {
        CelType? common = null;
        foreach (var type in types)
        {
            if (common is not null && !Fits(type, common) && !Fits(common, type))
                throw new CelException($"expected type '{common}' but found '{type}'");

            common = common is null || common.Name == "dyn" ? type : common;
        }

        return common ?? CelType.Dyn;
    }

    private CelType OfSelect(Select select)
    {
        if (FunctionName.Dotted(select) is { } dotted)
        {
            if (_scope.TryGetValue(dotted, out var variable))
                return variable;

            if (CelType.Names.ContainsKey(dotted))
                return CelType.Type;
        }

        return select.IsOptional ? CelType.OptionalOf(Unwrapped(Member(Of(select.On), select.Field))) : Member(Of(select.On), select.Field);
    }

    private static CelType Member(CelType on, string field) => on switch
    {
        { Name: "dyn" } => on,
        { Fields: { } fields } => fields.GetValueOrDefault(field) ?? throw new CelException($"undefined field '{field}'"),
        { Schema: not null } => on.Field(new FieldName(field)) ?? throw new CelException($"undefined field '{field}'"),
        { Name: "map" } => on.Parts is [_, var value] ? value : CelType.Dyn,
        { Name: "optional_type" } => CelType.OptionalOf(Member(Inner(on), field)),
        _ => throw new CelException($"type '{on}' does not support field selection"),
    };

    private CelType OfIndex(Index index)
    {
        var (on, key) = (Of(index.On), Of(index.Key));
        var value = Item(on.Name == "optional_type" ? Inner(on) : on, key);
        return index.IsOptional || on.Name == "optional_type" ? CelType.OptionalOf(value) : value;
    }

    private static CelType Item(CelType on, CelType key) => on.Name switch
    {
        "dyn" => on,
        "list" when key.Name is "int" or "dyn" => on.Parts is [var item] ? item : CelType.Dyn,
        "map" when on.Parts is not [var wanted, _] || Fits(key, wanted) => on.Parts is [_, var value] ? value : CelType.Dyn,
        _ => throw NoOverload("_[_]", [on, key]),
    };

    private static CelType Inner(CelType type) => type.Parts is [var only] ? only : CelType.Dyn;

    private static CelType Unwrapped(CelType type) => type.Name == "optional_type" ? Inner(type) : type;

    private CelType? OfMacro(Call call)
    {
        var arguments = call.Arguments;
        switch (call.On, call.Function, arguments.Count)
        {
            case (null, "has", 1) when arguments[0] is Select select:
                Of(select);
                return CelType.Bool;
            case ({ } on, "all" or "exists" or "exists_one" or "existsOne", 2 or 3):
                Condition(In(on, arguments));
                return CelType.Bool;
            case ({ } on, "filter", 2):
                Condition(In(on, arguments));
                return CelType.List(Range(Of(on), false)[0]);
            case ({ } on, "sortBy", 2):
                In(on, arguments);
                return CelType.List(Range(Of(on), false)[0]);
            case ({ }, "map", 2):
            case ({ }, "transformList", 3):
                return CelType.List(In(call.On, arguments));
            case ({ } on, "map", 3):
                Condition(In(on, [arguments[0], arguments[1]]));
                return CelType.List(In(on, [arguments[0], arguments[2]]));
            case ({ } on, "transformMap", 3):
                return CelType.Map(Range(Of(on), true)[0], In(on, arguments));
            case ({ } on, "transformMapEntry", 3):
                return In(on, arguments);
            case ({ } on, "transformList" or "transformMap" or "transformMapEntry", 4):
                Condition(In(on, [arguments[0], arguments[1], arguments[2]]));
                return OfMacro(call with { Arguments = [arguments[0], arguments[1], arguments[3]] });
            case ({ } on, "bind", 3) when FunctionName.Dotted(on) == "cel":
                return With([arguments[0]], [Of(arguments[1])], arguments[2]);
            case ({ } on, "optMap" or "optFlatMap", 2) when Of(on) is { Name: "optional_type" or "dyn" } optional:
                var value = With([arguments[0]], [Inner(optional)], arguments[1]);
                return call.Function == "optMap" ? CelType.OptionalOf(value) : value;
            default:
                return null;
        }
    }

    private CelType In(Expression on, IReadOnlyList<Expression> arguments) =>
        With([.. arguments.SkipLast(1)], Range(Of(on), arguments.Count == 3), arguments[^1]);

    private CelType With(IReadOnlyList<Expression> variables, CelType[] types, Expression inner)
    {
        var names = variables.Select(variable =>
            (variable as Name)?.Text ?? throw new CelException("argument must be a simple name")).ToArray();
        var hidden = names.Select(name => (Name: name, Type: _scope.GetValueOrDefault(name))).ToArray();
        for (var i = 0; i < names.Length; i++)
            _scope[names[i]] = types[i];

        var type = Of(inner);
        foreach (var (name, before) in hidden)
        {
            if (before is null)
                _scope.Remove(name);
            else
                _scope[name] = before;
        }

        return type;
    }

    private static CelType[] Range(CelType on, bool hasTwo) => on switch
    {
        { Name: "list", Parts: [var item] } => hasTwo ? [CelType.Int, item] : [item],
        { Name: "map", Parts: [var key, var value] } => [key, value],
        { Name: "list" or "map" or "dyn" } => [CelType.Dyn, CelType.Dyn],
        _ => throw new CelException($"expression of type '{on}' cannot be range of a comprehension (must be list, map, or dynamic)"),
    };

    private static void Condition(CelType type)
    {
        if (!Fits(type, CelType.Bool))
            throw new CelException($"expected type 'bool' but found '{type}'");
    }

    private CelType? OfOperator(Call call)
    {
        if (call.On is not null)
            return null;

        switch (call.Function)
        {
            case "&&" or "||" or "!":
                foreach (var side in call.Arguments)
                    Condition(Of(side));

                return CelType.Bool;
            case "?:":
                Condition(Of(call.Arguments[0]));
                return Common(call.Arguments.Skip(1).Select(Of));
            case "-_":
                return Of(call.Arguments[0]) is { Name: "int" or "double" or "dyn" or "uint" } number && number.Name != "uint" ? number
                    : throw NoOverload("-_", [Of(call.Arguments[0])]);
            case "==" or "!=" or "<" or "<=" or ">" or ">=" or "in" or "+" or "-" or "*" or "/" or "%":
                CelType[] sides = [Of(call.Arguments[0]), Of(call.Arguments[1])];
                return OfSides(call.Function, sides[0], sides[1]) ?? throw NoOverload($"_{call.Function}_", sides);
            default:
                return null;
        }
    }

    private static CelType? OfSides(string sign, CelType left, CelType right)
    {
        if (sign == "in")
        {
            return right.Name == "dyn"
                || (right.Name is "list" or "map" && (right.Parts is [] || Fits(left, right.Parts[0]) || Fits(right.Parts[0], left)))
                ? CelType.Bool : null;
        }

        var isSame = Fits(left, right) || Fits(right, left);
        if (sign is "==" or "!=")
            return isSame ? CelType.Bool : null;

        var isDyn = left.Name == "dyn" || right.Name == "dyn";
        if (sign is "<" or "<=" or ">" or ">=")
            return isDyn || (IsNumber(left) && IsNumber(right)) || (isSame && Ordered.Contains(left.Name)) ? CelType.Bool : null;

        return (sign, left.Name, right.Name) switch
        {
            _ when isDyn => CelType.Dyn,
            ("%", "double", _) => null,
            (_, var a, var b) when a == b && IsNumber(left) => left,
            ("+", "string" or "bytes" or "list", _) when isSame => left,
            ("+" or "-", "google.protobuf.Duration", "google.protobuf.Duration") => left,
            ("+", "google.protobuf.Duration", "google.protobuf.Timestamp") => right,
            ("+" or "-", "google.protobuf.Timestamp", "google.protobuf.Duration") => left,
            ("-", "google.protobuf.Timestamp", "google.protobuf.Timestamp") => CelType.Duration,
            _ => null,
        };
    }

    private static bool IsNumber(CelType type) => type.Name is "int" or "uint" or "double";

    private CelType OfFunction(Call call)
    {
        var (name, overloads, arguments) = FunctionName.Resolve(call, _scope.ContainsKey);
        var types = arguments.Select(argument => name == "format" && argument is ListOf list ? OfMixed(list) : Of(argument)).ToArray();
        if (types is [{ Name: "list", Parts: [var item] }] && item.Name != "dyn" && !IsNumber(item)
            && ((name == "sum" && item.Name != CelType.Duration.Name) || (OfOrdered.Contains(name) && !Ordered.Contains(item.Name))))
        {
            throw NoOverload(name, types);
        }

        Constants(name, arguments);
        CelType? result = null;
        foreach (var overload in overloads)
        {
            var bound = new Dictionary<string, CelType>(StringComparer.Ordinal);
            if (types.Zip(overload.Parameters).All(pair => Binds(pair.First, pair.Second, bound)))
                result = result is null || result.Name == overload.Result.Name ? Bound(overload.Result, bound) : CelType.Dyn;
        }

        return result ?? throw NoOverload(name, types);
    }

    // Only what a text is filled with may be of different types.
    private CelType OfMixed(ListOf list)
    {
        foreach (var (value, _) in list.Items)
            Of(value);

        return CelType.AnyList;
    }

    // What is wrong with a constant is seen before it is used.
    private static void Constants(string name, IReadOnlyList<Expression> arguments)
    {
        var constant = name is "duration" or "timestamp" ? arguments[0] : name is "matches" or "find" or "findAll" ? arguments[1] : null;
        if (constant is not Literal { Value: string text })
            return;

        if ((name == "duration" && Duration.Parse(text) is Failure) || (name == "timestamp" && Timestamp.Parse(text) is Failure))
            throw new CelException($"invalid {name} argument");

        if (name is "matches" or "find" or "findAll")
            Re2.Compile(text);
    }

    private static bool Binds(CelType type, CelType parameter, Dictionary<string, CelType> bound)
    {
        if (parameter.IsParameter)
            return bound.TryAdd(parameter.Name, type) || Fits(type, bound[parameter.Name]) || Fits(bound[parameter.Name], type);

        return type.Name == "dyn" || parameter.Name == "dyn" || (type.Name == parameter.Name
            && (type.Parts.Length != parameter.Parts.Length
                || type.Parts.Zip(parameter.Parts).All(pair => Binds(pair.First, pair.Second, bound))));
    }

    private static CelType Bound(CelType type, Dictionary<string, CelType> bound) =>
        type.IsParameter ? bound.GetValueOrDefault(type.Name, CelType.Dyn)
        : type.Parts.Length == 0 ? type : type with { Parts = [.. type.Parts.Select(part => Bound(part, bound))] };

    private static bool Fits(CelType type, CelType wanted) => type.Name == "dyn" || wanted.Name == "dyn"
        || (type.Name == "null_type"
            && (wanted.Schema is not null || wanted.Name == "optional_type" || wanted.Name.Contains('.', StringComparison.Ordinal)))
        || (type.Name == wanted.Name
            && (type.Parts.Length != wanted.Parts.Length || type.Parts.Zip(wanted.Parts).All(pair => Fits(pair.First, pair.Second))));

    private static CelException NoOverload(string name, CelType[] types) =>
        new($"found no matching overload for '{name}' applied to '({string.Join(", ", types.Select(type => type.ToString()))})'");
}
