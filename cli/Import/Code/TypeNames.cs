namespace Infra.Import.Code;

/// <summary>What the types of one file are called in it: an alias where the compiler could mean another one.</summary>
internal sealed class TypeNames
{
    private static readonly string[] s_implicit =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading",
        "System.Threading.Tasks",
    ];

    private static readonly Lazy<ILookup<string, string>> s_public = new(() => new[]
        {
            typeof(Pulumi.Resource).Assembly, typeof(Pulumi.Kubernetes.Provider).Assembly, typeof(Components.Cluster).Assembly,
            typeof(object).Assembly, typeof(Enumerable).Assembly, typeof(HttpClient).Assembly,
        }
        .SelectMany(assembly => assembly.GetExportedTypes()).Where(type => !type.IsNested && type.Namespace is not null)
        .ToLookup(type => type.Name, type => type.Namespace!, StringComparer.Ordinal));

    private readonly HashSet<Type> _types = [];
    private Dictionary<Type, string> _aliases = [];

    /// <summary>The namespaces of types that the file names itself.</summary>
    public HashSet<string> Namespaces { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a class of this name would hide one that the program needs.</summary>
    public static bool IsTaken(string name) => s_public.Value.Contains(name);

    /// <summary>The name of a type.</summary>
    public string Of(Type type)
    {
        if (type == typeof(string) || type == typeof(object))
            return type == typeof(string) ? "string" : "object";

        if (type.IsGenericType)
        {
            var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
            Namespaces.Add(type.Namespace!);
            return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
        }

        // The program's own.
        if (type.Assembly.IsDynamic)
            return type.Name;

        if (type.DeclaringType is { } outer)
            return $"{Of(outer)}.{type.Name}";

        _types.Add(type);
        return _aliases.GetValueOrDefault(type) ?? type.Name;
    }

    /// <summary>Chooses aliases, when all types are known. What is written after that has them.</summary>
    public void Settle()
    {
        var imported = _types.Select(type => type.Namespace!).Concat(Namespaces).Concat(s_implicit).ToHashSet(StringComparer.Ordinal);
        _aliases = [];
        foreach (var same in _types.GroupBy(type => type.Name, StringComparer.Ordinal))
        {
            var isOne = !same.Skip(1).Any();
            foreach (var type in same.Where(type => !isOne || s_public.Value[type.Name].Count(imported.Contains) > 1))
                _aliases[type] = isOne ? type.Name : string.Concat(type.Namespace!.Split('.')[^2..]) + type.Name;
        }
    }

    /// <summary>The lines above the namespace, those of the framework first.</summary>
    public string Usings(string ownNamespace)
    {
        var spaces = _types.Where(type => !_aliases.ContainsKey(type)).Select(type => type.Namespace!).Concat(Namespaces)
            .Distinct(StringComparer.Ordinal)
            .Where(space => !s_implicit.Contains(space) && !$"{ownNamespace}.".StartsWith($"{space}.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(space => $"using {space};\n");
        var aliases = _aliases.OrderBy(alias => alias.Value, StringComparer.Ordinal)
            .Select(alias => $"using {alias.Value} = {alias.Key.FullName};\n");
        return string.Concat(spaces.Concat(aliases));
    }
}
