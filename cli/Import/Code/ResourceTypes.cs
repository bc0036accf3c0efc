using System.Reflection;
using Pulumi;
using Pulumi.Kubernetes;

namespace Infra.Import.Code;

/// <summary>The typed classes of the Kubernetes package, by the API version and kind of what they make.</summary>
internal static class ResourceTypes
{
    private static readonly Lazy<Dictionary<(string Group, string Version, string Kind), Type>> s_types = new(Read);

    /// <summary>The constructor of a kind and the type of its arguments; null where the package has no class for it.</summary>
    public static (ConstructorInfo Constructor, Type Args)? Of(string apiVersion, string kind)
    {
        var group = ObjectId.GroupOf(apiVersion);
        var version = apiVersion[(apiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];
        // The namespaces of the package have the first part of a group: networking.k8s.io is Networking.
        var first = group.Length == 0 ? "core" : group.Split('.')[0];
        // A definition holds a schema of any depth, which reads better as it is than as a class for each of its levels.
        if (!Groups.IsBuiltIn(group) || group == Groups.Extensions || !s_types.Value.TryGetValue((first, version, kind), out var type))
            return null;

        var constructor = type.GetConstructors().FirstOrDefault(made => made.GetParameters() is
            [{ ParameterType: var name }, { ParameterType: var args }, { ParameterType: var options }]
            && name == typeof(string) && typeof(ResourceArgs).IsAssignableFrom(args) && options == typeof(CustomResourceOptions));
        return constructor is null ? null : (constructor, constructor.GetParameters()[1].ParameterType);
    }

    private static Dictionary<(string, string, string), Type> Read()
    {
        const string root = "Pulumi.Kubernetes.";
        var types = new Dictionary<(string, string, string), Type>();
        foreach (var type in typeof(Provider).Assembly.GetExportedTypes())
        {
            if (type.Namespace?.StartsWith(root, StringComparison.Ordinal) == true && typeof(KubernetesResource).IsAssignableFrom(type)
                && type.Namespace[root.Length..].Split('.') is [var group, var version])
            {
                types[(group.ToLowerInvariant(), version.ToLowerInvariant(), type.Name)] = type;
            }
        }

        return types;
    }
}
