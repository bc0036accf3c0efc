using System.Reflection;

namespace Infra.Components.Settings;

/// <summary>One composition that a stack file can choose by <c>infra:system</c>.</summary>
/// <param name="Name">The word in the stack file.</param>
/// <param name="Summary">One line for lists of systems.</param>
/// <param name="Settings">The type that the stack file is bound to. Its public properties are the keys under <c>infra:</c>, in camel
/// case.</param>
/// <param name="Compose">Builds the stack from its bound settings. It runs inside a deployment.</param>
public sealed record SystemDefinition(string Name, string Summary, Type Settings, Func<object, StackOptions, Stack> Compose)
{
    /// <summary>
    /// The systems of an assembly: what each of its stack classes declares in a public static property <c>Definition</c>. By name.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    public static IReadOnlyList<SystemDefinition> In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return
        [
            .. assembly.GetTypes().Where(typeof(Stack).IsAssignableFrom)
                .Select(stack => stack.GetProperty("Definition", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
                .OfType<SystemDefinition>()
                .OrderBy(system => system.Name, StringComparer.Ordinal),
        ];
    }
}
