namespace Infra.Hermetic;

/// <summary>What has to be known to run a stack.</summary>
/// <param name="Stack">The stack's name.</param>
/// <param name="Compose">
/// Builds the stack, inside the deployment. The options it is given belong to the stack's base class: <c>base(options)</c>. Secrets among
/// what it composes with are placeholders already.
/// </param>
public sealed record StackRun(string Stack, Func<StackOptions, Stack> Compose)
{
    /// <summary>The organization of every stack. The file backend knows no other.</summary>
    public const string Organization = "organization";

    /// <summary>A stack without a class of its own, for tests and trials.</summary>
    /// <param name="compose">Makes the stack's resources, inside the deployment.</param>
    /// <param name="stack">The stack's name. Default: <c>test</c>.</param>
    public static StackRun Of(Action compose, string stack = "test")
    {
        ArgumentNullException.ThrowIfNull(compose);
        return new StackRun(stack, options => new ComposedStack(options, compose));
    }

    /// <summary>The name of the composition, for people. Default: none.</summary>
    public string System { get; init; } = "";

    /// <summary>The project. Default: infra.</summary>
    public string Project { get; init; } = "infra";

    /// <summary>Why what the stack makes is refused; empty where it is not. Default: nothing is asked of it.</summary>
    public Func<Inventory, IReadOnlyList<Diagnostic>>? Refuse { get; init; }

    /// <summary>The settings that are meant to be on for a while, and are. Default: none.</summary>
    public IReadOnlyList<TemporarySwitch> Switches { get; init; } = [];

    private sealed class ComposedStack : Stack
    {
        internal ComposedStack(StackOptions options, Action compose)
            : base(options)
        {
            compose();
        }
    }
}
