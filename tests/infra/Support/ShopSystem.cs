using Infra.Stacks;
using Pulumi;

namespace Infra.Tests.Support;

/// <summary>A system for tests.</summary>
public sealed class ShopSystem(StackOptions options) : Stack(options)
{
    public static SystemDefinition Definition { get; } = new("shop", "A shop that sells nothing", typeof(ShopSettings), (_, options) => new ShopSystem(options));

    public static SystemDefinition Other { get; } = new("bakery", "A bakery, to have a choice", typeof(BakerySettings), (_, options) => new ShopSystem(options));

    public static IReadOnlyList<SystemDefinition> Systems { get; } = [Definition, Other];
}

public sealed record BakerySettings
{
    public string Bread { get; init; } = "rye";
}
