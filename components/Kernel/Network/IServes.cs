namespace Infra.Components;

/// <summary>A component that other components can use over the network.</summary>
[Reference]
public interface IServes
{
    /// <summary>Where it answers.</summary>
    Endpoint Endpoint { get; }
}
