using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>
/// What the API says about a value: a structural schema of Kubernetes, or a part of a JSON schema. Schemas of parts are read when they are
/// first asked for, as most of them never are.
/// </summary>
internal sealed class Schema
{
    private readonly Lazy<IReadOnlyDictionary<string, Schema>> _properties;
    private readonly Lazy<Schema?> _additionalProperties;
    private readonly Lazy<Schema?> _items;
    private readonly Lazy<Regex?> _pattern;

    /// <summary>Reads a schema.</summary>
    /// <param name="tree">The schema as it is written.</param>
    /// <param name="resolve">The schema of a <c>$ref</c>.</param>
    public Schema(MapNode tree, Func<string, Schema> resolve)
    {
        Schema? Part(Node? node) => node is MapNode map ? Read(map, resolve) : null;
        IReadOnlyList<Schema> Parts(string key) => [.. tree.Maps(key).Select(part => Read(part.Item, resolve))];

        Type = tree.Text("type") ?? NotNull(tree.List("type")) ?? "";
        Format = tree.Text("format") ?? "";
        IsNullable = tree.IsTrue("nullable") || tree.Texts("type").Contains("null");
        IsIntOrString = tree.IsTrue("x-kubernetes-int-or-string") || Format == "int-or-string";
        PreservesUnknownFields = tree.IsTrue("x-kubernetes-preserve-unknown-fields");
        IsEmbeddedResource = tree.IsTrue("x-kubernetes-embedded-resource");
        TakesOtherFields = tree["additionalProperties"] switch { null => null, ScalarNode { Value: bool takes } => takes, _ => true };
        Required = [.. tree.Texts("required")];
        Enum = tree.List("enum")?.Items ?? [];
        Pattern = tree.Text("pattern");
        (Minimum, Maximum, MultipleOf) = (Bound(tree, "minimum"), Bound(tree, "maximum"), Bound(tree, "multipleOf"));
        (IsMinimumExclusive, IsMaximumExclusive) = (tree.IsTrue("exclusiveMinimum"), tree.IsTrue("exclusiveMaximum"));
        (MinLength, MaxLength) = (tree.Number("minLength"), tree.Number("maxLength"));
        (MinItems, MaxItems) = (tree.Number("minItems"), tree.Number("maxItems"));
        (MinProperties, MaxProperties) = (tree.Number("minProperties"), tree.Number("maxProperties"));
        ListType = tree.Text("x-kubernetes-list-type") ?? (tree.IsTrue("uniqueItems") ? "set" : "");
        ListMapKeys = [.. tree.Texts("x-kubernetes-list-map-keys")];
        Default = tree["default"];
        Validations = [.. tree.Maps("x-kubernetes-validations").Select(rule => Validation(rule.Item))];
        (AllOf, AnyOf, OneOf, Not) = (Parts("allOf"), Parts("anyOf"), Parts("oneOf"), Part(tree["not"]));
        _properties = new(() => tree.Map("properties")?.Entries.ToDictionary(
            entry => entry.Key, entry => Part(entry.Value) ?? Anything, StringComparer.Ordinal) ?? []);
        _additionalProperties = new(() => Part(tree["additionalProperties"]));
        _items = new(() => Part(tree["items"]));
        _pattern = new(() => Compile(Pattern));
    }

    /// <summary>A schema that takes every value.</summary>
    public static Schema Anything { get; } = new(MapNode.Of(("x-kubernetes-preserve-unknown-fields", true)), _ => Anything!);

    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, or empty: any.</summary>
    public string Type { get; }

    /// <summary>The form of a text or size of a number: <c>date-time</c>, <c>int32</c>. Default: empty.</summary>
    public string Format { get; }

    /// <summary>The fields that are known, by name.</summary>
    public IReadOnlyDictionary<string, Schema> Properties => _properties.Value;

    /// <summary>The schema of all other fields. Default: none.</summary>
    public Schema? AdditionalProperties => _additionalProperties.Value;

    /// <summary>Whether other fields are taken, where the schema says so.</summary>
    public bool? TakesOtherFields { get; }

    /// <summary>The schema of a list's items. Default: none.</summary>
    public Schema? Items => _items.Value;

    /// <summary>The fields that must be there.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The values that are taken. Default: empty, all.</summary>
    public IReadOnlyList<Node> Enum { get; }

    /// <summary>The pattern of a text as it is written. Default: none.</summary>
    public string? Pattern { get; }

    /// <summary>The same pattern, compiled; null also where .NET cannot read it.</summary>
    public Regex? PatternForm => _pattern.Value;

    public double? Minimum { get; }

    public double? Maximum { get; }

    public bool IsMinimumExclusive { get; }

    public bool IsMaximumExclusive { get; }

    public double? MultipleOf { get; }

    public long? MinLength { get; }

    public long? MaxLength { get; }

    public long? MinItems { get; }

    public long? MaxItems { get; }

    public long? MinProperties { get; }

    public long? MaxProperties { get; }

    /// <summary>Whether null is a value of its own. Otherwise a field that is null is a field that is absent.</summary>
    public bool IsNullable { get; }

    public bool IsIntOrString { get; }

    public bool PreservesUnknownFields { get; }

    /// <summary>Whether the value is an object with <c>apiVersion</c>, <c>kind</c> and <c>metadata</c>.</summary>
    public bool IsEmbeddedResource { get; }

    /// <summary><c>atomic</c>, <c>set</c>, <c>map</c>, or empty.</summary>
    public string ListType { get; }

    /// <summary>The fields that tell the items of a list of type <c>map</c> apart.</summary>
    public IReadOnlyList<string> ListMapKeys { get; }

    /// <summary>The value of a field that is absent. Default: none.</summary>
    public Node? Default { get; }

    /// <summary>The rules in CEL on this value.</summary>
    public IReadOnlyList<SchemaValidation> Validations { get; }

    public IReadOnlyList<Schema> AllOf { get; }

    public IReadOnlyList<Schema> AnyOf { get; }

    public IReadOnlyList<Schema> OneOf { get; }

    public Schema? Not { get; }

    // OpenAPI writes a reference beside a default as the only entry of allOf.
    private static Schema Read(MapNode tree, Func<string, Schema> resolve) => tree.Text("$ref") is { } reference
        ? resolve(reference) : new Schema(tree, resolve);

    private static string? NotNull(ListNode? types) =>
        types?.Items.OfType<ScalarNode>().Select(type => type.Text).Where(type => type is not (null or "null")).ToList() is [var only] ? only : null;

    private static double? Bound(MapNode tree, string key) => tree[key] switch
    {
        ScalarNode { Value: long number } => number,
        ScalarNode { Value: double number } => number,
        _ => null,
    };

    private static SchemaValidation Validation(MapNode tree) => new(tree.Text("rule") ?? "true")
    {
        Message = tree.Text("message"),
        MessageExpression = tree.Text("messageExpression"),
        Reason = tree.Text("reason"),
        FieldPath = tree.Text("fieldPath"),
        OptionalOldSelf = tree.IsTrue("optionalOldSelf"),
    };

    // Patterns are RE2's, and run in time that grows with the text only.
    private static Regex? Compile(string? pattern)
    {
        try
        {
            return pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
