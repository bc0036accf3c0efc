using Infra.Hermetic;
using Infra.Stacks;
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

    public static StackRun Run(Action compose, string stack = "test") => Run((_, options) => new TestStack(options, compose), stack);

    public static StackRun Run(Func<object, StackOptions, Stack> compose, string stack = "test") =>
        new(stack, new SystemDefinition("sample", "A system of a test.", typeof(object), compose), new object());

    public static Task<StackResult> ResultAsync(Action compose) => Alone().RunAsync(Run(compose));

    /// <summary>An engine that knows no stacks but those that it is handed.</summary>
    public static HermeticEngine Alone() => new(name => throw new InvalidOperationException($"nobody refers to {name}"));
}
