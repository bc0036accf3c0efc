using Infra.Components.Settings;

namespace Acme.Shop;

/// <summary>Every system that this program can build. A stack file chooses one by <c>infra:system</c>.</summary>
public static class Systems
{
    public static IReadOnlyList<SystemDefinition> All { get; } = [Acme_ShopStack.Definition];
}
