namespace Infra.Components;

/// <summary>What happens to pods that do not tolerate a taint.</summary>
public enum TaintEffect
{
    /// <summary>New ones go elsewhere.</summary>
    NoSchedule,

    /// <summary>New ones go elsewhere if they can.</summary>
    PreferNoSchedule,

    /// <summary>New ones go elsewhere, and running ones have to leave.</summary>
    NoExecute,
}
