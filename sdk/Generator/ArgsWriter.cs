using System.Text;

namespace Infra.Sdk.Generator;

/// <summary>Writes args classes.</summary>
internal sealed class ArgsWriter(Names names)
{
    /// <summary>A nested type; one that only functions take also gets its plain twin.</summary>
    public void Write(StringBuilder code, TypeFacts type)
    {
        Write(code, names.Input(type.Id), "global::Pulumi.ResourceArgs", type.Properties);
        if (Names.IsOfFunction(type.Id))
            WritePlain(code, names.PlainInput(type.Id), type.Properties);
    }

    /// <summary>A class whose members are Inputs.</summary>
    public void Write(StringBuilder code, string fullName, string baseClass, IReadOnlyList<Property> properties)
    {
        var name = Open(code, fullName, baseClass);
        foreach (var property in properties)
        {
            var attribute = $"[global::Pulumi.Input({Attribute(property)})]";
            var type = property.Plain ? names.InArgs(property.Shape) : names.AsInput(property.Shape);
            var field = $"_{property.Wire.TrimStart('$')}";
            var obsolete = property.Obsolete ? Obsolete.Attribute + " " : "";
            if (property.Plain)
            {
                code.Append($"    {attribute} public {type}? {property.Name} {{ get; set; }}\n");
            }
            else if (property.Shape is Shape.List or Shape.Map)
            {
                code.Append(
                    $"    {attribute} private {type}? {field};\n    {obsolete}public {type} {property.Name} {{ get => {field} ??= new {type}(); set => {field} = {Marked(property)}; }}\n");
            }
            else if (property.Secret)
            {
                code.Append(
                    $"    {attribute} private {type}? {field};\n    {obsolete}public {type}? {property.Name} {{ get => {field}; set => {field} = {Marked(property)}; }}\n");
            }
            else if (property.Required)
            {
                code.Append($"    {attribute} public {type} {property.Name} {{ get; set; }} = null!;\n");
            }
            else
            {
                code.Append($"    {attribute} public {type}? {property.Name} {{ get; set; }}\n");
            }
        }

        code.Append($"    public {name}()\n    {{\n");
        foreach (var property in properties)
        {
            if (property.Variable is not null)
            {
                code.Append(
                    $"        if (Utilities.GetEnv{Kind(property.Shape)}(\"{property.Variable}\") is {{ }} {property.Wire}) {property.Name} = {property.Wire};\n");
            }
            else if (property.Default is not null)
            {
                code.Append($"        {property.Name} = {Literal(property)};\n");
            }
        }

        code.Append("    }\n");
        Close(code, name);
    }

    /// <summary>A class whose members are plain values, for the form of a function that is awaited.</summary>
    public void WritePlain(StringBuilder code, string fullName, IReadOnlyList<Property> properties)
    {
        var name = Open(code, fullName, "global::Pulumi.InvokeArgs");
        foreach (var property in properties)
        {
            var attribute = $"[global::Pulumi.Input({Attribute(property)})]";
            var type = names.Plain(property.Shape);
            if (property.Shape is Shape.List or Shape.Map)
            {
                code.Append(
                    $"    {attribute} private {type}? _{property.Wire};\n    public {type} {property.Name} {{ get => _{property.Wire} ??= new {type}(); set => _{property.Wire} = value; }}\n");
            }
            else if (property.Required)
            {
                code.Append($"    {attribute} public {type} {property.Name} {{ get; set; }} = default!;\n");
            }
            else
            {
                code.Append($"    {attribute} public {type}? {property.Name} {{ get; set; }}\n");
            }
        }

        code.Append($"    public {name}() {{ }}\n");
        Close(code, name);
    }

    private static string Open(StringBuilder code, string fullName, string baseClass)
    {
        var name = Names.Last(fullName);
        var sealedWord = fullName.StartsWith("Pulumi.Kubernetes.Types.", StringComparison.Ordinal) ? "" : "sealed ";
        code.Append($"namespace {Names.Namespace(fullName)} {{\npublic {sealedWord}class {name} : {baseClass}\n{{\n");
        return name;
    }

    private static void Close(StringBuilder code, string name) =>
        code.Append($"    public static new {name} Empty => new {name}();\n}}\n}}\n");

    private static string Attribute(Property property) =>
        $"\"{property.Wire}\"{(property.Required ? ", required: true" : "")}{(property.Json ? ", json: true" : "")}";

    // A secret is marked by the setter alone, whatever was assigned; a collection initialiser goes through the getter and is not.
    private static string Marked(Property property) => !property.Secret
        ? "value"
        : "global::Pulumi.Output.CreateSecret(global::Pulumi.InputExtensions.ToOutput(value))";

    private static string Kind(Shape shape) => shape switch
    {
        Shape.Primitive { Name: "bool" } => "Boolean",
        Shape.Primitive { Name: "int" } => "Int32",
        Shape.Primitive { Name: "number" } => "Double",
        Shape.Primitive { Name: "string" } => "",
        _ => throw new InvalidDataException($"no environment variable can hold {shape}"),
    };

    private static string Literal(Property property) => property.Shape is Shape.Primitive { Name: "string" }
        ? $"\"{property.Default}\""
        : property.Default!;
}
