namespace Infra.Components;

/// <summary>
/// Annotations by which the Kubernetes provider is told what to wait for. They are the engine's and no part of the rendered objects.
/// </summary>
internal static class Await
{
    /// <summary>Do not wait: another object already tells whether this one works, or nothing does.</summary>
    public static InputMap<string> Nothing => new() { { "pulumi.com/skipAwait", "true" } };

    /// <summary>Waits for the rollout, unless the cluster says otherwise. Null says nothing, which is to wait.</summary>
    public static InputMap<string>? Rollout(Cluster cluster) => cluster.WaitForRollout ? null : Nothing;
}
