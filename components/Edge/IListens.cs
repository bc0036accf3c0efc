namespace Infra.Components.Edge;

/// <summary>A component that listens for hosts: a <see cref="Gateway"/> or a <see cref="ListenerSet"/>.</summary>
public interface IListens
{
    /// <summary>The exposure of one host.</summary>
    /// <param name="host">One of the hosts that the component was given: the same object.</param>
    Exposure Expose(GatewayHost host);
}
