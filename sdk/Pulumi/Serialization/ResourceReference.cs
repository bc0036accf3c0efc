using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A resource that crosses to the engine by its URN and comes back as an object of its class, if that is known.</summary>
internal static class ResourceReference
{
    private static readonly Lazy<Dictionary<string, Type>> Types = new(FindTypes);

    public static Resource Resolve(string urn)
    {
        var parts = urn.Split("::");
        var token = parts.Length > 3 ? parts[2].Split('$')[^1] : "";
        return Types.Value.TryGetValue(token, out var type) ? Construct(type, parts[3], urn) : new DependencyResource(urn);
    }

    private static Resource Construct(Type type, string name, string urn)
    {
        ResourceOptions options = type.IsAssignableTo(typeof(CustomResource))
            ? new CustomResourceOptions { Urn = urn }
            : new ComponentResourceOptions { Urn = urn };
        var constructor = type.GetConstructors().Single(candidate => candidate.GetParameters().Length == 3);
        return (Resource)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [name, null, options], null);
    }

    /// <summary>The newest class of each type token.</summary>
    private static Dictionary<string, Type> FindTypes() => ReferencedAssemblies()
        .Where(assembly => !assembly.IsDynamic && References(assembly, typeof(Resource).Assembly.GetName().Name!))
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsAssignableTo(typeof(Resource)))
        .Select(type => (Type: type, Attribute: type.GetCustomAttribute<ResourceTypeAttribute>()))
        .Where(candidate => candidate.Attribute is not null)
        .GroupBy(candidate => candidate.Attribute!.Type, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => group.MaxBy(candidate => VersionOf(candidate.Attribute!)).Type,
            StringComparer.Ordinal);

    private static Version VersionOf(ResourceTypeAttribute attribute)
        => Version.TryParse(attribute.Version?.Split('-', '+')[0], out var version) ? version : new();

    private static bool References(Assembly assembly, string name)
        => Array.Exists(assembly.GetReferencedAssemblies(), reference => reference.Name == name);

    /// <summary>The assemblies of the program, with those not loaded yet.</summary>
    private static HashSet<Assembly> ReferencedAssemblies()
    {
        var found = new HashSet<Assembly>();
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => IsOfProgram(assembly.GetName())));
        while (open.TryDequeue(out var assembly))
        {
            if (found.Add(assembly))
            {
                Array.ForEach(
                    Array.FindAll(assembly.GetReferencedAssemblies(), IsOfProgram), name => open.Enqueue(Assembly.Load(name)));
            }
        }

        return found;
    }

    private static bool IsOfProgram(AssemblyName name) => !name.FullName.StartsWith("System", StringComparison.Ordinal);
}
