using Infra.Catalogue;
using Infra.Wording;

namespace Infra.Schemas;

/// <summary>Walks an object along its schema and collects what an API server would refuse.</summary>
/// <param name="version">The version of Kubernetes.</param>
/// <param name="root">The schema of the whole object.</param>
/// <param name="isSecret">Whether no value of the object may be shown.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class SchemaWalk(KubernetesVersion version, Schema root, bool isSecret, List<SchemaProblem> problems)
{
    // What the server only warns of in an update by a client; an apply by the server refuses these too.
    private static readonly HashSet<string> Tolerated = new(StringComparer.Ordinal)
    {
        "core/v1 ContainerPort", "core/v1 EnvVar", "core/v1 HostAlias", "core/v1 LocalObjectReference",
    };


    private const int MostItemsNamed = 20;

    private readonly SchemaPath _path = new();
    private List<SchemaProblem> _problems = problems;

    /// <summary>Fields that the API has in its experimental channel only. Default: none.</summary>
    public IReadOnlySet<string> Experimental { get; init; } = new HashSet<string>();

    // Within allOf, anyOf, oneOf and not, a schema says something about values only, and nothing about which fields there are.
    private int _alternatives;

    /// <summary>Walks a field of the object.</summary>
    public void Field(Schema schema, string key, Node value)
    {
        if (IsAbsent(schema, value))
            return;

        _path.Push(key);
        Check(schema, value);
        _path.Pop();
    }

    /// <summary>Walks the fields of the object itself, but for those that every object has.</summary>
    public void Object(Schema schema, MapNode tree)
    {
        foreach (var (key, value) in tree.Entries)
        {
            if (key is not ("apiVersion" or "kind" or "metadata") && !(key == "sops" && value is MapNode))
                Entry(schema, key, value, takesOthers: schema.TakesOtherFields);
        }

        foreach (var key in schema.Required.Where(key => key is not ("apiVersion" or "kind" or "metadata")))
            Require(schema, tree, key);

        Alternatives(schema, tree);
    }

    // A field that is null is absent, unless null is a value of its own.
    private static bool IsAbsent(Schema schema, Node value) => value is ScalarNode { Value: null } && !schema.IsNullable;

    private void Check(Schema schema, Node value, bool takesOthers = false)
    {
        switch (value)
        {
            case ScalarNode { Value: null } when schema.IsNullable:
            case ScalarNode { Text: { } text } when LateValues.Contains(text):
                return;
            case var _ when !IsOfType(schema, value):
                Add(ProblemKind.Type, ValueWords.Shown(value, _path, isSecret), ValueWords.Wanted(schema), TypeFix(schema, value));
                return;
            case MapNode map:
                Map(schema, map, takesOthers || schema.TakesOtherFields);
                break;
            case ListNode list:
                List(schema, list);
                break;
            default:
                Scalar(schema, (ScalarNode)value);
                break;
        }

        Alternatives(schema, value);
    }

    private static bool IsOfType(Schema schema, Node value) => schema.IsIntOrString
        ? value is ScalarNode { Value: long or string } || (schema.Format == "quantity" && value is ScalarNode { Value: double })
        : schema.Type switch
        {
            "object" => value is MapNode,
            "array" => value is ListNode,
            "string" => value is ScalarNode { Value: string },
            "integer" => value is ScalarNode { Value: long },
            "number" => value is ScalarNode { Value: long or double },
            "boolean" => value is ScalarNode { Value: bool },
            _ => true,
        };

    private static string TypeFix(Schema schema, Node value) => (schema.Type, value) switch
    {
        ("string", ScalarNode { Value: not null } scalar) => $"put it in quotes: \"{scalar.Plain ?? scalar.ToString()}\"",
        ("integer" or "number" or "boolean", ScalarNode { Value: string }) => "write it without quotes",
        ("array", ScalarNode or MapNode) => "write it as the item of a list, behind a hyphen",
        ("object", ListNode) => "write its entries as a map, without hyphens",
        ("string", MapNode or ListNode) => "write a single text",
        _ => $"write {ValueWords.Wanted(schema)}",
    };

    private void Map(Schema schema, MapNode map, bool takesOthers)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (!schema.IsEmbeddedResource || key is not ("apiVersion" or "kind" or "metadata"))
                Entry(schema, key, value, takesOthers);
        }

        foreach (var key in schema.Required)
            Require(schema, map, key);

        Count(map.Count, schema.MinProperties, schema.MaxProperties, "entries");
        if (!InStatus)
            MetadataForm.Check(schema.Name, map, _path, _problems);
    }

    private void Entry(Schema schema, string key, Node value, bool takesOthers)
    {
        if (schema.Properties.TryGetValue(key, out var field) && IsThere(field))
        {
            IsNew(field, key);
            Field(field, key, value);
        }
        else if (schema.AdditionalProperties is { } others)
        {
            Field(others, key, value);
        }
        else if (!takesOthers && (schema.Type.Length > 0 || schema.Properties.Count > 0) && _alternatives == 0)
        {
            Unknown(schema, key, field);
        }
    }

    private void Unknown(Schema schema, string key, Schema? field)
    {
        var place = _path.Of(key);
        if (Experimental.Contains(key))
        {
            _problems.Add(new SchemaProblem(ProblemKind.Conditional, place, key, "the experimental channel of the API to be installed; the standard one does not have the field",
                "install that channel, or remove the field"));
            return;
        }

        var near = DidYouMean.Nearest(key, schema.Properties.Keys);
        var fix = near is not null ? $"did you mean {near}?"
            : Misplaced.Find(root, key, _path.ToString()) is { } home ? $"move it to {home}, where it belongs"
            : "remove it, or move it to where it belongs";
        _problems.Add(new SchemaProblem(ProblemKind.UnknownField, place, field is null ? key : $"{key} ({Times(field)})", near ?? Fields(schema), fix));
    }

    private bool IsThere(Schema field) => !(field.Since > version) && !(field.Until <= version);

    private static string Times(Schema field) => field.Until is { } until ? $"gone since {until}" : $"new in {field.Since}";

    // A field that is new stands behind a gate that is off; the server drops it without a word.
    private void IsNew(Schema field, string key)
    {
        if (field.Gate is { } gate && field.Since == version && _alternatives == 0)
        {
            _problems.Add(new SchemaProblem(ProblemKind.Conditional, _path.Of(key), $"{key} (new in {version})",
                $"the feature gate {gate} to be on; the server drops the field where it is not", "turn the gate on, or wait for the next version"));
        }
    }

    private static string Fields(Schema schema) => schema.Properties.Count == 0 ? "no fields" : Words.OneOf(schema.Properties.Keys.Order(StringComparer.Ordinal));

    private void Require(Schema schema, MapNode map, string key)
    {
        if (InStatus || (schema.Properties.TryGetValue(key, out var field) && (field.Default is not null || !IsThere(field))))
            return;

        if (map[key] is not { } value || (field is not null && IsAbsent(field, value)))
        {
            _problems.Add(new SchemaProblem(ProblemKind.Required, _path.Of(key), null, field is null ? "a value" : Wanted(field), $"add {key}"));
        }
    }

    private static string Wanted(Schema schema) => schema.Enum.Count > 0 ? Choices(schema) : ValueWords.Wanted(schema);

    private static string Choices(Schema schema) => Words.OneOf(schema.Enum.Select(value => value is ScalarNode { Text: "" } ? "\"\"" : value.ToString()!));

    private void List(Schema schema, ListNode list)
    {
        var items = schema.Items ?? Schema.Anything;
        for (var i = 0; i < list.Items.Count; i++)
        {
            _path.Push(i);
            Check(items, list.Items[i], schema.TakesOtherFields);
            _path.Pop();
        }

        Count(list.Items.Count, schema.MinItems, schema.MaxItems, "items");
        if (schema.ListType is "map" or "set" && !InStatus)
            Same(schema, items, list);
    }

    private void Same(Schema schema, Schema items, ListNode list)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (Identity(schema, items, list.Items[i]) is not { } identity || seen.TryAdd(identity, i))
                continue;

            _path.Push(i);
            Add(Tolerated.Contains(items.Name) ? ProblemKind.RepeatedItem : ProblemKind.ListKeys, identity, schema.ListType == "set" ? "each value once" : $"each {string.Join(" and ", schema.ListMapKeys)} once",
                string.Create(CultureInfo.InvariantCulture, $"remove or rename it; item {seen[identity]} has the same"));
            _path.Pop();
        }
    }

    private static string? Identity(Schema schema, Schema items, Node item)
    {
        if (schema.ListType == "set")
            return item is ScalarNode { Value: not null } scalar ? scalar.ToString() : null;

        var keys = schema.ListMapKeys.Select(key => (item as MapNode)?[key] ?? items.Properties.GetValueOrDefault(key)?.Default).ToList();
        return keys.TrueForAll(key => key is ScalarNode { Value: not null }) ? string.Join(", ", keys) : null;
    }

    private void Scalar(Schema schema, ScalarNode value)
    {
        if (InStatus)
            return;

        if (schema.Enum.Count > 0 && !schema.Enum.Any(allowed => Node.Same(allowed, value)))
        {
            Value(value, Choices(schema), DidYouMean.Fix(value.ToString(), schema.Enum.Select(allowed => allowed.ToString()!)));
            return;
        }

        if (value.Text is { } text)
            Text(schema, value, text);
        else if (value.Value is long or double)
            Number(schema, value);
    }

    private void Text(Schema schema, ScalarNode value, string text)
    {
        // As the server counts: characters, and not the halves that some of them have in .NET.
        var length = text.Length <= (schema.MaxLength ?? int.MaxValue) && schema.MinLength is null ? text.Length : text.EnumerateRunes().Count();
        if (length < schema.MinLength || length > schema.MaxLength)
            Value(value, Bounds(schema.MinLength, schema.MaxLength, "characters"), length == 0 ? "write a value" : "shorten or lengthen it");
        else if (ValueForms.Missing(schema.Format, text) is { } form)
            Value(value, form, schema.Format == "byte" ? "encode it, or write it under stringData" : "correct it");
        else if (schema.PatternForm?.IsMatch(text) == false)
            Value(value, $"a text of the form {schema.Pattern}", "correct it");
    }

    private void Number(Schema schema, ScalarNode value)
    {
        var number = Convert.ToDouble(value.Value, CultureInfo.InvariantCulture);
        var isSmall = schema.Format == "int32";
        var (least, most) = (schema.Minimum ?? (isSmall ? int.MinValue : null), schema.Maximum ?? (isSmall ? int.MaxValue : null));
        if (number < least || number > most || (schema.IsMinimumExclusive && number == least) || (schema.IsMaximumExclusive && number == most))
        {
            Value(value, Bounds(least, most, ""), "choose a number in this range");
        }
        else if (schema.MultipleOf is { } unit && unit > 0 && number % unit != 0)
        {
            Value(value, $"a multiple of {unit.ToString(CultureInfo.InvariantCulture)}", "choose another number");
        }
    }

    private void Count(int count, long? least, long? most, string what)
    {
        if ((count < least || count > most) && !InStatus)
            Add(ProblemKind.Value, string.Create(CultureInfo.InvariantCulture, $"{count} {what}"), Bounds(least, most, what), count < least ? "add some" : "remove some");
    }

    private static string Bounds<T>(T? least, T? most, string what) where T : struct, IFormattable
    {
        var unit = what.Length == 0 ? "" : $" {what}";
        string Unit(T value) => Text(value) == "1" ? unit switch { " items" => " item", " entries" => " entry", " characters" => " character", _ => unit } : unit;
        string Text(T value) => value.ToString(null, CultureInfo.InvariantCulture);
        return (least, most) switch
        {
            ({ } low, { } high) when Text(low) == Text(high) => $"{Text(low)}{Unit(low)}",
            ({ } low, { } high) => $"{Text(low)} to {Text(high)}{unit}",
            ({ } low, null) => $"at least {Text(low)}{Unit(low)}",
            _ => $"at most {Text(most!.Value)}{Unit(most.Value)}",
        };
    }

    private void Alternatives(Schema schema, Node value)
    {
        if (InStatus || (schema.AllOf.Count == 0 && schema.AnyOf.Count == 0 && schema.OneOf.Count == 0 && schema.Not is null))
            return;

        _alternatives++;
        foreach (var part in schema.AllOf)
            Check(part, value);

        if (schema.AnyOf.Count > 0 && !schema.AnyOf.Any(part => Passes(part, value)))
            Add(ProblemKind.Value, null, Choice(schema.AnyOf, "at least one of"), "choose one of them");

        if (schema.OneOf.Count > 0 && schema.OneOf.Count(part => Passes(part, value)) is not 1 and var fit)
            Add(ProblemKind.Value, fit == 0 ? "none of them" : "several of them", Choice(schema.OneOf, "exactly one of"), "choose one of them");

        if (schema.Not is { } not && Passes(not, value))
            Add(ProblemKind.Value, not.Enum.Count > 0 ? value.ToString() : Choice([not], ""), "something else", "remove or change it");

        _alternatives--;
    }

    private bool Passes(Schema schema, Node value)
    {
        var (outer, inner) = (_problems, new List<SchemaProblem>());
        _problems = inner;
        Check(schema, value);
        _problems = outer;
        return inner.Count == 0;
    }

    private static string Choice(IEnumerable<Schema> parts, string before)
    {
        var names = parts.Take(MostItemsNamed).Select(part => part switch
        {
            { Required.Count: > 0 } => string.Join(" with ", part.Required),
            { Format.Length: > 0 } => part.Format,
            { Type.Length: > 0 } => ValueWords.Wanted(part.Type),
            { Properties.Count: > 0 } => "a value of " + string.Join(" with ", part.Properties.Keys),
            _ => part.Pattern ?? "its forms",
        }).Distinct(StringComparer.Ordinal);
        return $"{before} {Words.OneOf(names)}".Trim();
    }

    // What controllers write is theirs: the server drops or ignores it in what people send, but reads it.
    private bool InStatus => _path.IsIn("status");

    private void Value(ScalarNode value, string expected, string fix) => Add(ProblemKind.Value, ValueWords.Plain(value, _path, isSecret), expected, fix);

    private void Add(ProblemKind kind, string? actual, string expected, string fix) =>
        _problems.Add(new SchemaProblem(kind, _path.ToString(), actual, expected, fix));
}
