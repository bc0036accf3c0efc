using Infra.Hermetic;
using Pulumi;

namespace Infra.Tests.Hermetic;

/// <summary>Stacks whose content a test writes as a lambda.</summary>
internal static class TestStack
{
    public static StackRun Run(Action compose, string stack = "test") => StackRun.Of(compose, stack) with { System = "sample" };

    public static StackRun Run(Func<StackOptions, Stack> compose, string stack = "test") => new(stack, compose) { System = "sample" };

    public static Task<StackResult> ResultAsync(Action compose) => Alone().RunAsync(Run(compose));

    /// <summary>An engine that knows no stacks but those that it is handed.</summary>
    public static HermeticEngine Alone() => new();
}
