using Infra.Components.Settings;

namespace Infra.Stacks;

/// <summary>Every system that this program can build: each stack class here that has a <c>Definition</c>.</summary>
public static class Systems
{
    /// <summary>The systems, by name.</summary>
    public static IReadOnlyList<SystemDefinition> All { get; } = SystemDefinition.In(typeof(Systems).Assembly);
}
