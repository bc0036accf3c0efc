namespace Infra.Sdk.Generator;

/// <summary>Where a package's classes stand and how C# spells the shapes of their members.</summary>
internal sealed class Names(Package package)
{
    // cert-manager's package speaks of pods and security contexts in the words of the Kubernetes package.
    private const string Foreign = "kubernetes:";

    public string Resource(string className) => $"{package.Name}.{className}";

    public string Args(ResourceFacts resource) => package.IsKubernetes && resource.Base != "ProviderResource"
        ? $"{package.Name}.Types.Inputs.{resource.Class}Args"
        : $"{package.Name}.{resource.Class}Args";

    /// <summary>The args class of a nested type; those of functions end in InputArgs, beside their plain twins.</summary>
    public string Input(string id) => Nested(id, "Inputs", IsOfFunction(id) ? "InputArgs" : "Args");

    public string PlainInput(string id) => Nested(id, "Inputs", "Args");

    public string Output(string id) => Nested(id, "Outputs", IsOfFunction(id) ? "Result" : "");

    public static bool IsOfFunction(string id) => Last(id).StartsWith("Get", StringComparison.Ordinal);

    public static string Last(string dotted) => dotted[(dotted.LastIndexOf('.') + 1)..];

    public static string Namespace(string dotted) => dotted[..dotted.LastIndexOf('.')];

    /// <summary>As the type of an args member.</summary>
    public string AsInput(Shape shape) => shape switch
    {
        Shape.List(var item) => $"global::Pulumi.InputList<{InArgs(item)}>",
        Shape.Map(var item) => $"global::Pulumi.InputMap<{InArgs(item)}>",
        Shape.Union(var first, var second) => $"global::Pulumi.InputUnion<{InArgs(first)}, {InArgs(second)}>",
        Shape.Primitive { Name: "json" } => "global::Pulumi.InputJson",
        _ => $"global::Pulumi.Input<{InArgs(shape)}>",
    };

    /// <summary>As a type argument inside an args member.</summary>
    public string InArgs(Shape shape) => Value(shape, InArgs, Input);

    /// <summary>As the type of an output member.</summary>
    public string InOutput(Shape shape) => Value(shape, InOutput, Output);

    /// <summary>As the type of a member of a function's plain args.</summary>
    public string Plain(Shape shape) => shape switch
    {
        Shape.List(var item) => $"global::System.Collections.Generic.List<{Plain(item)}>",
        Shape.Map(var item) => $"global::System.Collections.Generic.Dictionary<string, {Plain(item)}>",
        _ => Value(shape, Plain, PlainInput),
    };

    private string Value(Shape shape, Func<Shape, string> nested, Func<string, string> reference) => shape switch
    {
        Shape.List(var item) => $"global::System.Collections.Immutable.ImmutableArray<{nested(item)}>",
        Shape.Map(var item) => $"global::System.Collections.Immutable.ImmutableDictionary<string, {nested(item)}>",
        Shape.Union(var first, var second) => $"global::Pulumi.Union<{nested(first)}, {nested(second)}>",
        Shape.Reference { Id: var id } when package.Enums.ContainsKey(id) => $"global::{package.Name}.{id}",
        Shape.Reference { Id: var id } => "global::" + reference(id),
        Shape.Primitive { Name: var name } => name switch
        {
            "string" or "int" or "bool" => name,
            "number" => "double",
            "any" => "object",
            "json" => "global::System.Text.Json.JsonElement",
            "asset" => "global::Pulumi.Asset",
            "archive" => "global::Pulumi.Archive",
            "assetOrArchive" => "global::Pulumi.AssetOrArchive",
            _ => throw new InvalidDataException(name),
        },
        _ => throw new InvalidDataException(shape.ToString()),
    };

    private string Nested(string id, string kind, string suffix)
    {
        if (id.StartsWith(Foreign, StringComparison.Ordinal))
            return $"Pulumi.Kubernetes.Types.{kind}.{id[Foreign.Length..]}{suffix}";
        if (package.IsKubernetes)
            return $"{package.Name}.Types.{kind}.{id}{suffix}";
        var dot = id.LastIndexOf('.');
        return dot < 0 ? $"{package.Name}.{kind}.{id}{suffix}" : $"{package.Name}.{id[..dot]}.{kind}.{id[(dot + 1)..]}{suffix}";
    }
}
