namespace Infra.Hermetic;

/// <summary>
/// Finds resources with objects that only the engine could make: charts and files that a plugin expands, and changes to objects of others.
/// Leaving them out without a word would make every preview, diff and check of the stack wrong.
/// </summary>
internal static class Unrenderable
{
    private const string Package = "kubernetes:";

    /// <summary>The problems of a resource, if it has any.</summary>
    public static Diagnostic? Check(string stack, StackResource resource)
    {
        var type = resource.Key.Type;
        return resource.Role switch
        {
            ResourceRole.Component when type.StartsWith(Package, StringComparison.Ordinal) => Problem(stack, resource, type,
                "Kubernetes objects, helm.sh/v3:Release and yaml/v2:ConfigFile"),
            ResourceRole.Manifest when IsPatch(resource) => Problem(stack, resource, type, "whole objects"),
            ResourceRole.Chart when resource.Inputs.List("valueYamlFiles") is { Items.Count: > 0 } =>
                Problem(stack, resource, "valueYamlFiles",
                "the chart's values as Values"),
            _ => null,
        };
    }

    private static bool IsPatch(StackResource resource) =>
        resource.Key.Type.EndsWith("Patch", StringComparison.Ordinal)
        && resource.Inputs.Text("kind") is { } kind && !resource.Key.Type.EndsWith(":" + kind, StringComparison.Ordinal);

    private static Diagnostic Problem(string stack, StackResource resource, string actual, string allowed) =>
        new(Codes.ProgramFailed, $"stack {stack}, {resource.Key}", $"{actual} cannot be previewed", allowed,
            "make the same with one of these");
}
