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
    private readonly SchemaPath _path = new();
    private List<SchemaProblem> _problems = problems;

    // Within allOf, anyOf, oneOf and not, a schema says something about values only, and nothing about which fields there are.
    private int _alternatives;

    /// <summary>Fields and values that the API has in its experimental channel only. Default: none.</summary>
    public IReadOnlySet<string> Experimental { get; init; } = new HashSet<string>();

    /// <summary>Whether the kind is one of Kubernetes itself. Default: false.</summary>
    public bool IsBuiltIn { get; init; }

    // What controllers write is theirs: the server drops or ignores it in what people send, but reads it.
    private bool InStatus => _path.IsIn("status");

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
            // SOPS takes its own field away when it decrypts.
            if (!IsCommon(key) && !(key == "sops" && value is MapNode))
                Entry(schema, key, value, schema.TakesOtherFields);
        }

        foreach (var key in schema.Required.Where(key => !IsCommon(key)))
            Require(schema, tree, key);

        Alternatives(schema, tree);
    }

    private static bool IsCommon(string key) => key is "apiVersion" or "kind" or "metadata";

    // A field that is null is absent, unless null is a value of its own.
    private static bool IsAbsent(Schema schema, Node value) => value is ScalarNode { Value: null } && !schema.IsNullable;

    private void Check(Schema schema, Node value, bool takesOthers = false)
    {
        switch (value)
        {
            case ScalarNode { Value: null } when schema.IsNullable:
            case ScalarNode { Text: { } text } when LateValues.MayBe(schema.Type, text):
                return;
            case var _ when !IsOfType(schema, value):
                Add(ProblemKind.Type, ValueWords.Shown(value, _path, isSecret), ValueWords.Wanted(schema),
                    ValueWords.TypeFix(schema, value, _path, isSecret));
                return;
            case MapNode map:
                Map(schema, map, takesOthers || schema.TakesOtherFields);
                break;
            case ListNode list:
                List(schema, list);
                break;
            case ScalarNode scalar when !InStatus:
                Scalar(schema, scalar);
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

    private void Map(Schema schema, MapNode map, bool takesOthers)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (!schema.IsEmbeddedResource || !IsCommon(key))
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
            TellGate(field, key);
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

    private bool IsThere(Schema field) => !(field.Since > version) && !(field.Until <= version);

    // A field that is new stands behind a gate that is off; the server drops it without a word.
    private void TellGate(Schema field, string key)
    {
        if (field.Gate is { } gate && field.Since == version && _alternatives == 0)
        {
            _problems.Add(new SchemaProblem(ProblemKind.Conditional, _path.Of(key), $"{key} (new in {version})",
                $"the feature gate {gate} to be on; the server drops the field where it is not",
                "turn the gate on, or wait for the next version"));
        }
    }

    private void TellChannel(string place, string what) => _problems.Add(new SchemaProblem(ProblemKind.Conditional, place, what,
        "the experimental channel of the API to be installed; the standard one does not have this", "install that channel, or remove it"));

    private void Unknown(Schema schema, string key, Schema? field)
    {
        var place = _path.Of(key);
        if (Experimental.Contains(key))
        {
            TellChannel(place, key);
            return;
        }

        var near = DidYouMean.Nearest(key, schema.Properties.Keys);
        var fields = schema.Properties.Count == 0 ? "no fields" : Words.OneOf(schema.Properties.Keys.Order(StringComparer.Ordinal));
        var fix = near is not null ? $"did you mean {near}?"
            : Misplaced.Find(root, key, _path.ToString()) is { } home ? $"move it to {home}, where it belongs"
            : "remove it, or move it to where it belongs";
        _problems.Add(new SchemaProblem(ProblemKind.UnknownField, place, field is null ? key : $"{key} ({Times(field)})", near ?? fields,
            fix));
    }

    private string Times(Schema field) => field.Since > version ? $"new in {field.Since}" : $"gone since {field.Until}";

    private void Require(Schema schema, MapNode map, string key)
    {
        if (InStatus || (schema.Properties.TryGetValue(key, out var field) && (field.Default is not null || !IsThere(field))))
            return;

        if (map[key] is { } value && (field is null || !IsAbsent(field, value)))
            return;

        var wanted = field is null ? "a value" : field.Enum.Count > 0 ? AllowedValues.Choices(field) : ValueWords.Wanted(field);
        _problems.Add(new SchemaProblem(ProblemKind.Required, _path.Of(key), null, wanted, $"add {key}"));
    }

    private void List(Schema schema, ListNode list)
    {
        var items = schema.Items ?? Schema.Anything;
        for (var i = 0; i < list.Items.Count; i++)
        {
            _path.Push(i);
            if (IsBuiltIn && items.Type == "string" && list.Items[i] is ScalarNode { Value: null } && TakesEmptyTexts())
                Add(ProblemKind.EmptyItem, "nothing", ValueWords.Wanted(items), "write a value, or remove the item");
            else
                Check(items, list.Items[i], schema.TakesOtherFields);

            _path.Pop();
        }

        Count(list.Items.Count, schema.MinItems, schema.MaxItems, "items");
        if (InStatus)
            return;

        foreach (var (index, earlier, identity) in ListIdentity.Repeated(schema, items, list))
        {
            _path.Push(index);
            Add(IsBuiltIn ? ListIdentity.Kind(schema, items) : ProblemKind.ListKeys, identity,
                schema.ListType == "set" ? "each value once" : $"each {string.Join(" and ", schema.ListMapKeys)} once",
                string.Create(CultureInfo.InvariantCulture, $"remove or rename it; item {earlier} has the same"));
            _path.Pop();
        }
    }

    // In these lists of built-in kinds the server reads null as an empty text, and takes that.
    private bool TakesEmptyTexts() =>
        _path.ListKey is "command" or "args" or "verbs" or "apiGroups" or "resourceNames" or "nonResourceURLs" or "values"
        or "add" or "drop" || (_path.ListKey == "resources" && _path.ToString().StartsWith("rules[", StringComparison.Ordinal));

    private void Scalar(Schema schema, ScalarNode value)
    {
        if (AllowedValues.Missing(schema, value) is not var (expected, fix))
            return;

        if (value.Text is { } word && Experimental.Contains(word))
            TellChannel(_path.ToString(), word);
        else
            Add(ProblemKind.Value, ValueWords.Plain(value, _path, isSecret), expected, fix);
    }

    private void Count(int count, long? least, long? most, string what)
    {
        if ((count < least || count > most) && !InStatus)
        {
            Add(ProblemKind.Value, AllowedValues.Bounds<int>(count, count, what), AllowedValues.Bounds(least, most, what),
                count < least ? "add some" : "remove some");
        }
    }

    private void Alternatives(Schema schema, Node value)
    {
        if (InStatus || (schema.AllOf.Count == 0 && schema.AnyOf.Count == 0 && schema.OneOf.Count == 0 && schema.Not is null))
            return;

        _alternatives++;
        foreach (var part in schema.AllOf)
            Check(part, value);

        if (schema.AnyOf.Count > 0 && !schema.AnyOf.Any(part => Passes(part, value)))
            Add(ProblemKind.Value, "none of them", "at least one of " + ValueWords.Forms(schema.AnyOf), "choose one of them");

        if (schema.OneOf.Count > 0 && schema.OneOf.Count(part => Passes(part, value)) is not 1 and var fit)
        {
            Add(ProblemKind.Value, fit == 0 ? "none of them" : "several of them", "exactly one of " + ValueWords.Forms(schema.OneOf),
                "choose one of them");
        }

        if (schema.Not is { } not && Passes(not, value))
        {
            Add(ProblemKind.Value, ValueWords.Plain(value, _path, isSecret), "something else than " + ValueWords.Forms([not]),
                "remove or change it");
        }

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

    private void Add(ProblemKind kind, string? actual, string expected, string fix) =>
        _problems.Add(new SchemaProblem(kind, _path.ToString(), actual, expected, fix));
}
