using System.Collections.Concurrent;

namespace Infra.Settings;

/// <summary>
/// Whether stack files can fill settings types at all: a mistake of the program shows when it starts and not at its first use.
/// </summary>
internal static class SettingTypes
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Diagnostic>> _checked = new();

    /// <summary>Refuses systems with settings that no stack file can fill.</summary>
    /// <exception cref="RefusedException">There is such a system; every member that is wrong is named.</exception>
    public static void Refuse(IEnumerable<SystemDefinition> systems)
    {
        var problems = systems.SelectMany(system => Check(system.Settings)).Distinct().ToList();
        if (problems.Count > 0)
            throw new RefusedException(problems);
    }

    /// <summary>What is wrong with a settings type and everything in it.</summary>
    public static IReadOnlyList<Diagnostic> Check(Type type) => _checked.GetOrAdd(type, static root =>
    {
        var problems = new List<Diagnostic>();
        Walk(SettingType.Of(root), Name(root), [], problems);
        return problems;
    });

    private static string Name(Type type) => type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;

    private static void Walk(SettingType type, string place, HashSet<SettingType> seen, List<Diagnostic> problems)
    {
        switch (SettingKey.Innermost(type))
        {
            case UnboundType unbound:
                problems.Add(new Diagnostic(Codes.UnboundSetting, place, unbound.Type.ToString(),
                    "string, int, bool, DateOnly, enums, SecretValue, Input of string, int or bool, records, abstract records with public "
                    + "cases, IReadOnlyList of these, and IReadOnlyDictionary of these by string or enum",
                    "choose one of them, or mark what only the program can set with [Reference]"));
                break;
            case RecordType record when seen.Add(record):
                foreach (var key in record.Keys)
                {
                    var member = $"{Name(record.Type)}.{key.Property.Name}";
                    if (key.Every && key.Type is not MapType { Keys: not null })
                    {
                        problems.Add(new Diagnostic(
                            Codes.UnboundSetting, member, "[Every]", "a map with an enum as keys", "remove the attribute"));
                    }

                    Walk(key.Type, member, seen, problems);
                }

                break;
            case UnionType union when seen.Add(union):
                foreach (var (_, one) in union.Cases)
                    Walk(one, Name(one.Type), seen, problems);

                break;
        }
    }
}
