namespace Infra.Components;

/// <summary>A component that other components can use over the network.</summary>
public interface IServes
{
    /// <summary>Where it answers.</summary>
    Endpoint Endpoint { get; }
}
