using Infra.Catalogue;
using Infra.Schemas.Cel;

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
    private readonly Lazy<IReadOnlyList<KeyValuePair<string, Schema>>> _defaults;
    private readonly Lazy<Pattern?> _pattern;

    /// <summary>Reads a schema.</summary>
    /// <param name="tree">The schema as it is written.</param>
    /// <param name="document">Where it stands.</param>
    /// <param name="name">Its name there. Default: none.</param>
    public Schema(MapNode tree, SchemaDocument document, string name = "")
    {
        Schema? Part(Node? node) => node is MapNode map ? document.Read(map) : null;
        IReadOnlyList<Schema> Parts(string key) => [.. tree.Maps(key).Select(part => document.Read(part.Item))];

        Name = name;
        Type = tree.Text("type") ?? NotNull(tree.List("type")) ?? "";
        Format = tree.Text("format") ?? "";
        IsNullable = tree.IsTrue("nullable") || tree.Texts("type").Contains("null");
        IsIntOrString = tree.IsTrue("x-kubernetes-int-or-string") || Format == "int-or-string";
        TakesOtherFields = tree.IsTrue("x-kubernetes-preserve-unknown-fields") || tree.IsTrue("additionalProperties")
            || (document.IsOpen && !tree.IsFalse("additionalProperties"));
        IsEmbeddedResource = tree.IsTrue("x-kubernetes-embedded-resource");
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
        MapType = tree.Text("x-kubernetes-map-type") ?? "";
        Default = tree["default"];
        Since = tree.Text("x-since") is { } since ? KubernetesVersion.Parse(since) : null;
        Until = tree.Text("x-until") is { } until ? KubernetesVersion.Parse(until) : null;
        Gate = tree.Text("x-gate");
        Validations = [.. tree.Maps("x-kubernetes-validations").Select(rule => Validation(rule.Item))];
        (AllOf, AnyOf, OneOf, Not) = (Parts("allOf"), Parts("anyOf"), Parts("oneOf"), Part(tree["not"]));
        _properties = new(() => tree.Map("properties")?.Entries.ToDictionary(
            entry => entry.Key, entry => entry.Value is MapNode part ? document.Read(part) : Anything, StringComparer.Ordinal) ?? []);
        _additionalProperties = new(() => Part(tree["additionalProperties"]));
        _items = new(() => Part(tree["items"]));
        _defaults = new(() => [.. Properties.Where(field => field.Value.Default is not (null or ScalarNode { Value: null }))]);
        _pattern = new(() => Compiled(Pattern));
    }

    /// <summary>A schema that takes every value.</summary>
    public static Schema Anything { get; } = new(MapNode.Of(("x-kubernetes-preserve-unknown-fields", true)), SchemaDocument.Empty);

    /// <summary>The name of the type where it has one: <c>core/v1 PodSpec</c>. Default: empty.</summary>
    public string Name { get; }

    /// <summary><c>object</c>, <c>array</c>, <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, or empty: any.</summary>
    public string Type { get; }

    /// <summary>The form of a text or size of a number: <c>date-time</c>, <c>int32</c>. Default: empty.</summary>
    public string Format { get; }

    /// <summary>The fields that are known, by name.</summary>
    public IReadOnlyDictionary<string, Schema> Properties => _properties.Value;

    /// <summary>The fields that have a default.</summary>
    public IReadOnlyList<KeyValuePair<string, Schema>> Defaults => _defaults.Value;

    /// <summary>The schema of all other fields. Default: none.</summary>
    public Schema? AdditionalProperties => _additionalProperties.Value;

    /// <summary>Whether fields that are not known are taken as they are.</summary>
    public bool TakesOtherFields { get; }

    /// <summary>The schema of a list's items. Default: none.</summary>
    public Schema? Items => _items.Value;

    /// <summary>The fields that must be there.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The values that are taken. Default: empty, all.</summary>
    public IReadOnlyList<Node> Enum { get; }

    /// <summary>The pattern of a text as it is written. Default: none.</summary>
    public string? Pattern { get; }

    /// <summary>The same pattern, compiled; null also where it is none.</summary>
    public Pattern? PatternForm => _pattern.Value;

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

    /// <summary>Whether the value is an object with <c>apiVersion</c>, <c>kind</c> and <c>metadata</c>.</summary>
    public bool IsEmbeddedResource { get; }

    /// <summary><c>atomic</c>, <c>set</c>, <c>map</c>, or empty.</summary>
    public string ListType { get; }

    /// <summary>The fields that tell the items of a list of type <c>map</c> apart.</summary>
    public IReadOnlyList<string> ListMapKeys { get; }

    /// <summary><c>atomic</c>: a map that has one owner as a whole; <c>granular</c>, or empty.</summary>
    public string MapType { get; }

    /// <summary>The value of a field that is absent. Default: none.</summary>
    public Node? Default { get; }

    /// <summary>The version of Kubernetes that brought the field. Default: an old one.</summary>
    public KubernetesVersion? Since { get; }

    /// <summary>The version of Kubernetes that took the field away. Default: none.</summary>
    public KubernetesVersion? Until { get; }

    /// <summary>The feature gate that the field stood behind when it was new. Default: none.</summary>
    public string? Gate { get; }

    /// <summary>The rules in CEL on this value.</summary>
    public IReadOnlyList<SchemaValidation> Validations { get; }

    public IReadOnlyList<Schema> AllOf { get; }

    public IReadOnlyList<Schema> AnyOf { get; }

    public IReadOnlyList<Schema> OneOf { get; }

    public Schema? Not { get; }

    /// <summary>The schema of a field; anything where nothing is known about it.</summary>
    public Schema Field(string name) => Properties.GetValueOrDefault(name) ?? AdditionalProperties ?? Anything;

    private static string? NotNull(ListNode? types) =>
        types?.Items.OfType<ScalarNode>().Select(type => type.Text).OfType<string>().Where(type => type != "null").ToList() is [var only]
            ? only : null;

    private static double? Bound(MapNode tree, string key) => tree[key] switch
    {
        ScalarNode { Value: long number } => number,
        ScalarNode { Value: double number } => number,
        _ => null,
    };

    private static Pattern? Compiled(string? pattern)
    {
        try
        {
            return pattern is null ? null : Re2.Compile(pattern);
        }
        catch (CelException)
        {
            return null;
        }
    }

    private static SchemaValidation Validation(MapNode tree) => new(tree.Text("rule") ?? "true")
    {
        Message = tree.Text("message"),
        MessageExpression = tree.Text("messageExpression"),
        Reason = tree.Text("reason"),
        FieldPath = tree.Text("fieldPath"),
        OptionalOldSelf = tree.IsTrue("optionalOldSelf"),
    };
}
