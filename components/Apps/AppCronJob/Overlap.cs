namespace Infra.Components.Apps;

/// <summary>What happens when it is time for a run and the last one still goes on.</summary>
public enum Overlap
{
    /// <summary>The new run is left out.</summary>
    Forbid,

    /// <summary>The old run is stopped.</summary>
    Replace,

    /// <summary>Both go on.</summary>
    Allow,
}
