using Infra.Hermetic;
using Infra.Policies;
using Pulumi;

namespace Infra.Settings;

/// <summary>A stack with valid settings.</summary>
internal sealed record StackSettings(string Stack, SystemDefinition Definition, object Values)
{
    /// <summary>What breaks the policy in the settings themselves. Default: nothing, or there is no policy.</summary>
    public IReadOnlyList<Diagnostic> Breaches { get; init; } = [];

    /// <summary>The policy that what the stack makes is held to; null where there is none.</summary>
    public FinancialPolicy? Policy => (Values as IPolicySettings)?.FinancialPolicy;

    /// <summary>The stack as the hermetic engine runs it.</summary>
    public StackRun Run => new(Stack, Compose)
    {
        System = Definition.Name,
        Refuse = Policy is { } policy ? made => policy.Breaches(made, Breaches) : null,
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
