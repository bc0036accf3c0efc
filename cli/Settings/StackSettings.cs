using Infra.Hermetic;
using Pulumi;

namespace Infra.Settings;

/// <summary>A stack with valid settings.</summary>
internal sealed record StackSettings(string Stack, SystemDefinition Definition, object Values)
{
    /// <summary>The stack as the hermetic engine runs it.</summary>
    public StackRun Run => new(Stack, Compose)
    {
        System = Definition.Name,
        Switches = IsUnprotected
            ? [new TemporarySwitch(TemporarySwitch.Unprotected, "nothing is protected: whatever the program no longer makes is deleted",
                "unless the stack is about to be destroyed")]
            : [],
    };

    private bool IsUnprotected => Values is IProtectingSettings { Protect: false };

    /// <summary>Builds the stack, inside a deployment.</summary>
    /// <param name="options">The options of the stack.</param>
    public Stack Compose(StackOptions options)
    {
        if (IsUnprotected)
            options.ResourceTransformations.Insert(0, Unprotected);

        return Definition.Compose(Values, options);
    }

    private static ResourceTransformationResult? Unprotected(ResourceTransformationArgs made)
    {
        if (made.Options.Protect is not true)
            return null;

        made.Options.Protect = false;
        return new ResourceTransformationResult(made.Args, made.Options);
    }
}
