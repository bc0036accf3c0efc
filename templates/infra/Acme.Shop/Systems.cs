using Infra.Components.Settings;

namespace Acme.Shop;

/// <summary>
/// Every system that this program can build: each stack class here that has a <c>Definition</c>. A stack file chooses one by
/// <c>infra:system</c>.
/// </summary>
public static class Systems
{
    /// <summary>The systems.</summary>
    public static IReadOnlyList<SystemDefinition> All { get; } = SystemDefinition.In(typeof(Systems).Assembly);
}
