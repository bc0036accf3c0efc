using Infra.Hermetic;
using Pulumi;

namespace Infra.Tests.Hermetic;

/// <summary>A stack whose content a test writes as a lambda.</summary>
internal sealed class TestStack : Stack
{
    private TestStack(StackOptions options, Action compose)
        : base(options)
    {
        compose();
    }

    public static StackRun Run(Action compose, string stack = "test") => Run(options => new TestStack(options, compose), stack);

    public static StackRun Run(Func<StackOptions, Stack> compose, string stack = "test") => new(stack, compose) { System = "sample" };

    public static Task<StackResult> ResultAsync(Action compose) => Alone().RunAsync(Run(compose));

    /// <summary>An engine that knows no stacks but those that it is handed.</summary>
    public static HermeticEngine Alone() => new(name => throw new InvalidOperationException($"nobody refers to {name}"));
}
