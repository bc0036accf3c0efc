using Pulumi;

namespace Infra;

/// <summary>The program under the Pulumi engine: the same stack classes, with the engine's settings.</summary>
internal static class Engine
{
    /// <summary>Whether the engine started this program.</summary>
    public static bool IsCalling(Func<string, string?> environment) => environment("PULUMI_MONITOR") is { Length: > 0 };

    /// <summary>Runs the stack that the engine is about.</summary>
    /// <returns>The exit code that the engine expects.</returns>
    public static Task<int> RunAsync(IReadOnlyList<SystemDefinition> systems) =>
        Deployment.RunAsync<Stack>(new StackProvider(systems, Environment.GetEnvironmentVariable));
}

/// <summary>Makes the stack once the deployment is there, as the SDK asks for it.</summary>
internal sealed class StackProvider(IReadOnlyList<SystemDefinition> systems, Func<string, string?> environment) : IServiceProvider
{
    /// <inheritdoc/>
    public object? GetService(Type serviceType)
    {
        if (serviceType != typeof(Stack))
            return null;

        try
        {
            var stack = Deployment.Instance.StackName;
            var bound = EngineConfig.Bind(stack, systems, environment);
            if (bound.Policy is not null)
                EngineConfig.Hold(stack, systems, environment);

            return bound.Compose(new StackOptions());
        }
        catch (RefusedException refused)
        {
            // The SDK prints the message of this type alone, and the whole exception of every other.
            throw new RunException(refused.Message);
        }
    }
}
