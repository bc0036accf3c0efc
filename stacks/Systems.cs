using Infra.Components.Settings;

namespace Infra.Stacks;

/// <summary>Every system that this program can build.</summary>
public static class Systems
{
    /// <summary>The systems, by name.</summary>
    public static IReadOnlyList<SystemDefinition> All { get; } = [Chocoletter.ChocoletterStack.Definition, Chocoletter.ChocoletterGuestStack.Definition];
}
