namespace Infra.Components.Apps;

/// <summary>Whether the pods of a stateful application wait for each other when they start and stop.</summary>
public enum PodManagement
{
    /// <summary>In order: each starts when the one before it is ready.</summary>
    OrderedReady,

    /// <summary>All at once, for programs that get ready only together.</summary>
    Parallel,
}
