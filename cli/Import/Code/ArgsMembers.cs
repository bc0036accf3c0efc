using System.Collections.Concurrent;
using System.Reflection;
using Pulumi;

namespace Infra.Import.Code;

/// <summary>The members of an args class by the names that the API server knows.</summary>
internal static class ArgsMembers
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, MemberInfo>> s_known = new();

    public static IReadOnlyDictionary<string, MemberInfo> Of(Type type) => s_known.GetOrAdd(type, Read);

    /// <summary>The type of a property or field.</summary>
    public static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static Dictionary<string, MemberInfo> Read(Type type)
    {
        var members = new Dictionary<string, MemberInfo>(StringComparer.Ordinal);
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var member in type.GetMembers(all).Where(member => member is PropertyInfo or FieldInfo))
        {
            // The attribute keeps its name to itself.
            var input = member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(InputAttribute));
            if (input?.ConstructorArguments[0].Value is string wire && Settable(type, member) is { } settable)
                members[wire] = settable;
        }

        return members;
    }

    // Lists and maps have the attribute on the field behind their property.
    private static MemberInfo? Settable(Type type, MemberInfo member) => member switch
    {
        PropertyInfo property => property.CanWrite ? property : null,
        FieldInfo { IsPublic: true } field => field,
        _ => type.GetProperty(member.Name.TrimStart('_'),
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase) is { CanWrite: true } behind ? behind : null,
    };
}
