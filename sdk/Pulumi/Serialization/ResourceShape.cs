using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>The <see cref="OutputAttribute"/> properties of a resource class.</summary>
internal sealed class ResourceShape
{
    private static readonly ConcurrentDictionary<Type, ResourceShape> Shapes = new();
    private readonly Type _type;
    private readonly (PropertyInfo Property, string Name, Func<object, object?> Read)[] _declared;
    private OutputProperty[]? _filled;

    private ResourceShape(Type type)
    {
        _type = type;
        _declared = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType != typeof(Resource) && property.IsDefined(typeof(OutputAttribute)))
            .Select(property => (
                property,
                property.GetCustomAttribute<OutputAttribute>()!.Name is { } name && !string.IsNullOrWhiteSpace(name) ? name : property.Name,
                MemberAccess.Reader(property)))];
    }

    public static ResourceShape Of(Type type) => Shapes.GetOrAdd(type, static key => new(key));

    /// <summary>Puts an output into every property that the resource's state will fill; of most components that is the URN alone.</summary>
    public void GiveOutputs(Resource resource, bool withDeclared)
    {
        resource.Urn = new(resource.Registration!, "urn");
        if (!withDeclared)
            return;

        foreach (var property in _filled ??= Filled())
            property.Give(resource);
    }

    /// <summary>What the properties hold now, by wire name.</summary>
    public Dictionary<string, object?> ReadDeclared(Resource resource)
        => _declared.ToDictionary(output => output.Name, output => output.Read(resource), StringComparer.Ordinal);

    private OutputProperty[] Filled() => Array.ConvertAll(_declared, output =>
    {
        var type = output.Property.PropertyType;
        if (!type.IsConstructedGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
            throw RunException.OutputsHaveIncorrectType([output.Name]);

        var fullName = $"[Output] {_type.FullName}.{output.Property.Name}";
        var content = type.GenericTypeArguments[0];
        TargetTypes.Check(fullName, content);
        var declared = output.Property.DeclaringType!.GetProperty(
            output.Property.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)!;
        if (declared.SetMethod is null)
            throw new InvalidOperationException($"{fullName} did not have a 'set' method");

        return OutputProperty.Of(declared, output.Name, content);
    });
}
