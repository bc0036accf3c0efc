using Infra.Components.Validation;

namespace Infra.Components.Clusters;

/// <summary>What keeps pods that do not tolerate it off a node.</summary>
/// <param name="Key">The key.</param>
/// <param name="Effect">What it does to such pods.</param>
/// <param name="Value">The value. Default: none.</param>
public sealed record EksTaint(
    [property: Matches("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?", "a key such as example.com/batch")] string Key,
    EksTaintEffect Effect,
    string? Value = null);

/// <summary>What a taint does to pods that do not tolerate it.</summary>
public enum EksTaintEffect
{
    /// <summary>They are not put here.</summary>
    NoSchedule,

    /// <summary>They are not put here as long as there is another place.</summary>
    PreferNoSchedule,

    /// <summary>They are not put here, and those that are here have to go.</summary>
    NoExecute,
}
