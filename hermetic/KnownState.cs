using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace Infra.Hermetic;

/// <summary>
/// What a resource would look like once it exists: its inputs, and a visible placeholder for every text that only the real thing could
/// know, such as <c>&lt;aws:eks/cluster:Cluster prod endpoint&gt;</c>. Everything is known, because one unknown value makes the whole
/// property that it ends up in disappear.
/// </summary>
internal static class KnownState
{
    // Deeper ones are the descriptions of descriptions; no component reads them.
    private const int MostDepth = 6;

    // The objects that get their address from the cluster. The status of other objects is not waited for.
    private static readonly ImmutableHashSet<string> HasAddress =
        ImmutableHashSet.Create(StringComparer.Ordinal, "kubernetes:core/v1:Service", "kubernetes:networking.k8s.io/v1:Ingress");

    private static readonly ConcurrentDictionary<Type, ImmutableArray<(string Name, Type Type)>> Properties = new();
    private static readonly ConcurrentDictionary<Type, ImmutableArray<(string Name, Type Type)>> Members = new();

    public static ImmutableDictionary<string, object> Of(ResourceKey key, Type resource, ImmutableDictionary<string, object> inputs)
    {
        var properties = Properties.GetOrAdd(resource, OutputProperties);
        if (IsObject(key.Type))
            properties = HasAddress.Contains(key.Type) ? [.. properties.Where(p => p.Name == "status")] : [];

        return Complete(inputs, properties, key.ToString(), " ", 0);
    }

    /// <summary>The result of a function of a package.</summary>
    public static ImmutableDictionary<string, object> OfCall(string token, ImmutableDictionary<string, object> args) =>
        ResultType(token) is { } type ? Complete(args, Members.GetOrAdd(type, OutputMembers), token, " ", 0) : args;

    private static bool IsObject(string type) => type.StartsWith("kubernetes:", StringComparison.Ordinal)
        && !type.StartsWith("kubernetes:helm.sh/", StringComparison.Ordinal)
        && !type.StartsWith("kubernetes:yaml/", StringComparison.Ordinal);

    private static ImmutableDictionary<string, object> Complete(
        ImmutableDictionary<string, object> given, ImmutableArray<(string Name, Type Type)> declared, string path, string separator,
        int depth)
    {
        ImmutableDictionary<string, object>.Builder? state = null;
        foreach (var (name, type) in declared)
        {
            var there = given.GetValueOrDefault(name);
            var value = Complete(there, type, path + separator + name, depth);
            if (value is not null && !ReferenceEquals(value, there))
            {
                state ??= given.ToBuilder();
                state[name] = value;
            }
        }

        return state?.ToImmutable() ?? given;
    }

    private static object? Complete(object? given, Type declared, string path, int depth)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string) || type == typeof(object) || type == typeof(JsonElement) || IsGeneric(type, typeof(Union<,>)))
            return given ?? $"<{path}>";

        if (IsGeneric(type, typeof(ImmutableDictionary<,>)))
            return given ?? ImmutableDictionary<string, object>.Empty;

        if (IsGeneric(type, typeof(ImmutableArray<>)))
            return CompleteList(given, type.GetGenericArguments()[0], path, depth);

        if (type.GetCustomAttribute<OutputTypeAttribute>() is null || depth == MostDepth)
            return given;

        return given is null or ImmutableDictionary<string, object>
            ? Complete((ImmutableDictionary<string, object>?)given ?? ImmutableDictionary<string, object>.Empty,
                Members.GetOrAdd(type, OutputMembers), path, ".", depth + 1)
            : given;
    }

    // A list that only the real thing knows has one element, so that the first one can be asked for.
    private static object? CompleteList(object? given, Type element, string path, int depth)
    {
        if (given is null)
        {
            var first = element == typeof(object) || element.IsSubclassOf(typeof(Resource))
                ? null
                : Complete(null, element, path + "[0]", depth);
            return first is null ? ImmutableArray<object>.Empty : ImmutableArray.Create(first);
        }

        return given is ImmutableArray<object> list && element.GetCustomAttribute<OutputTypeAttribute>() is not null
            ? list.Select((item, i) => Complete(item, element, $"{path}[{i}]", depth)!).ToImmutableArray()
            : given;
    }

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static ImmutableArray<(string Name, Type Type)> OutputProperties(Type resource) =>
        [.. from property in resource.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            let output = property.GetCustomAttribute<OutputAttribute>()
            where output is not null && property.Name is not ("Id" or "Urn") && IsGeneric(property.PropertyType, typeof(Output<>))
            select (output.Name ?? property.Name, property.PropertyType.GetGenericArguments()[0])];

    private static ImmutableArray<(string Name, Type Type)> OutputMembers(Type type)
    {
        var constructor = Array.Find(type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance),
            c => c.GetCustomAttribute<OutputConstructorAttribute>() is not null);
        return constructor is null ? [] : [.. constructor.GetParameters().Select(p => (WireName(p), p.ParameterType))];
    }

    private static string WireName(ParameterInfo parameter) =>
        parameter.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType == typeof(OutputConstructorParameterAttribute))
            ?.ConstructorArguments[0].Value as string ?? parameter.Name!;

    // "aws:ec2/getAmi:getAmi" is Pulumi.Aws.Ec2.GetAmiResult; the mocks are told the token only.
    private static Type? ResultType(string token)
    {
        var parts = token.Split(':');
        if (parts.Length != 3)
            return null;

        var package = "Pulumi." + parts[0].Replace("-", "", StringComparison.Ordinal);
        var module = parts[1].Split('/')[0];
        var name = module == "index" ? $"{package}.{parts[2]}Result" : $"{package}.{module}.{parts[2]}Result";
        return AppDomain.CurrentDomain.GetAssemblies()
            .FirstOrDefault(a => string.Equals(a.GetName().Name, package, StringComparison.OrdinalIgnoreCase))
            ?.GetType(name, throwOnError: false, ignoreCase: true);
    }
}
