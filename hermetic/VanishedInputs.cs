using System.Collections.Concurrent;
using System.Reflection;
using Pulumi.Utilities;

namespace Infra.Hermetic;

/// <summary>
/// Finds properties that a component set and that did not reach the engine, because something in them is unknown. The testing API drops
/// them without a word, and a manifest without its <c>spec</c> must never be taken for the real one.
/// </summary>
internal static class VanishedInputs
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<(string Name, Func<object, object?> Read)>> Members = new();

    private static readonly MethodInfo Known = typeof(VanishedInputs).GetMethod(nameof(IsInputKnownAsync),
        BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Reports every property that is set, is missing, and is not simply null.</summary>
    public static async Task CheckAsync(string stack, Registration registration, Recorder recorder)
    {
        if (registration.Args is not { } args || await registration.IsLookupAsync())
            return;

        foreach (var (name, read) in Members.GetOrAdd(args.GetType(), InputMembers))
        {
            if (!registration.Inputs!.ContainsKey(name) && read(args) is { } value && !await IsKnownAsync(value))
            {
                recorder.Add(new Diagnostic(Codes.ProgramFailed, $"stack {stack}, {registration.Key}", $"{name} is not known",
                    "values that a preview can know", "give a value that does not wait for a real run"));
            }
        }
    }

    private static Task<bool> IsKnownAsync(object input)
    {
        for (var type = input.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Input<>))
                return (Task<bool>)Known.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [input])!;
        }

        return Task.FromResult(true);
    }

    private static Task<bool> IsInputKnownAsync<T>(Input<T> input) => OutputUtilities.GetIsKnownAsync(input.ToOutput());

    // Id and Urn are never sent. Members with a backing field carry the attribute on the field.
    private static ImmutableArray<(string Name, Func<object, object?> Read)> InputMembers(Type args)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var members = ImmutableArray.CreateBuilder<(string, Func<object, object?>)>();
        for (var type = args; type is not null && type != typeof(object); type = type.BaseType)
        {
            members.AddRange(type.GetFields(Own).Select(f => (Name(f), (Func<object, object?>)f.GetValue)).Where(Sent)!);
            members.AddRange(type.GetProperties(Own).Select(p => (Name(p), Reader(p))).Where(Sent)!);
        }

        return members.ToImmutable();
    }

    // Reflection would write code for each property that is read twice; a delegate is there already.
    private static Func<object, object?> Reader(PropertyInfo property) => property.PropertyType.IsValueType || property.GetMethod is null
        ? property.GetValue : args => property.GetMethod.CreateDelegate<Func<object?>>(args)();

    private static bool Sent((string? Name, Func<object, object?>) member) => member.Name is not (null or "id" or "urn");

    private static string? Name(MemberInfo member) =>
        member.GetCustomAttributesData()
            .FirstOrDefault(a => a.AttributeType == typeof(InputAttribute))?.ConstructorArguments[0].Value as string;
}
