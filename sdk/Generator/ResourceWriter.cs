using System.Text;

namespace Infra.Sdk.Generator;

/// <summary>Writes resource classes with their args and, where a look-up can be narrowed by more than the id, their state class.</summary>
internal sealed class ResourceWriter(Package package, Names names)
{
    private readonly ArgsWriter _args = new(names);
    private readonly OutputWriter _outputs = new(names);

    public void Write(StringBuilder code, ResourceFacts resource)
    {
        _args.Write(code, names.Args(resource), "global::Pulumi.ResourceArgs", resource.Inputs);

        var name = Names.Last(resource.Class);
        var args = "global::" + names.Args(resource);
        var options = resource.Base == "ComponentResource"
            ? "global::Pulumi.ComponentResourceOptions"
            : "global::Pulumi.CustomResourceOptions";
        var baseClass = package.IsKubernetes && resource.Base == "CustomResource"
            ? "global::Pulumi.Kubernetes.KubernetesResource"
            : "global::Pulumi." + resource.Base;
        var token = resource.Base == "ProviderResource" ? resource.Token[(resource.Token.LastIndexOf(':') + 1)..] : resource.Token;
        var remote = resource.Base == "ComponentResource" ? ", remote: true" : "";

        code.Append($"namespace {Names.Namespace(names.Resource(resource.Class))} {{\n");
        code.Append(resource.IsObsolete ? Obsolete.Attribute + "\n" : "");
        code.Append(
            $"[global::{package.Name}.{package.ShortName}ResourceType(\"{resource.Token}\")]\npublic partial class {name} : {baseClass}\n{{\n");
        foreach (var property in resource.Outputs)
        {
            code.Append(
                $"    [global::Pulumi.Output(\"{property.Wire}\")] public global::Pulumi.Output<{_outputs.TypeOf(property)}> {property.Name} {{ get; private set; }} = null!;\n");
        }

        var parameters = resource.ArgsRequired ? $"{args} args" : $"{args}? args = null";
        code.Append(
            $"    public {name}(string name, {parameters}, {options}? options = null)\n        : base(\"{token}\", name, MakeArgs(args), MakeOptions(options, \"\"){remote}) {{ }}\n");
        if (resource.HasGet)
        {
            var state = resource.HasState ? $"{name}State? state, " : "";
            code.Append(
                $"    private {name}(string name, global::Pulumi.Input<string> id, {state}{options}? options)\n        : base(\"{token}\", name, {(resource.HasState ? "state" : "null")}, MakeOptions(options, id)) {{ }}\n");
            var stateParameter = resource.HasState ? $"{name}State? state = null, " : "";
            code.Append(
                $"    public static {name} Get(string name, global::Pulumi.Input<string> id, {stateParameter}{options}? options = null) => new {name}(name, id, {(resource.HasState ? "state, " : "")}options);\n");
        }

        WriteMakeArgs(code, resource, args);
        WriteMakeOptions(code, resource, options);
        code.Append("}\n}\n");

        if (resource.HasState)
            _args.Write(code, $"{names.Resource(resource.Class)}State", "global::Pulumi.ResourceArgs", StateProperties(resource));
    }

    // A look-up is narrowed by plain values; nested ones would need a third kind of class that nothing here uses.
    private static IReadOnlyList<Property> StateProperties(ResourceFacts resource) =>
    [
        .. from output in resource.Outputs
           where output.IsFlat && output.Name != Names.Last(resource.Class) + "State"
           select output.AsState(resource.Inputs.FirstOrDefault(i => i.Wire == output.Wire)),
    ];

    private static void WriteMakeArgs(StringBuilder code, ResourceFacts resource, string args)
    {
        code.Append($"    private static {args} MakeArgs({args}? args)\n    {{\n        args ??= new {args}();\n");
        foreach (var (wire, value) in resource.Constants)
            code.Append($"        args.{resource.Inputs.Single(i => i.Wire == wire).Name} = \"{value}\";\n");
        code.Append("        return args;\n    }\n");
    }

    private static void WriteMakeOptions(StringBuilder code, ResourceFacts resource, string options)
    {
        code.Append($"    private static {options} MakeOptions({options}? options, global::Pulumi.Input<string>? id)\n    {{\n");
        code.Append($"        var defaults = new {options} {{ Version = Utilities.Version }};\n");
        foreach (var output in resource.Outputs.Where(o => o.Secret))
            code.Append($"        defaults.AdditionalSecretOutputs.Add(\"{output.Wire}\");\n");
        foreach (var alias in resource.Aliases)
            code.Append($"        defaults.Aliases.Add(new global::Pulumi.Alias {{ Type = \"{alias}\" }});\n");
        code.Append(
            $"        var merged = {options}.Merge(defaults, options);\n        merged.Id = id ?? merged.Id;\n        return merged;\n    }}\n");
    }
}
