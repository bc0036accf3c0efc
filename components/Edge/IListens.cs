namespace Infra.Components.Edge;

/// <summary>A component that listens for hosts: a <see cref="Gateway"/> or a <see cref="ListenerSet"/>.</summary>
public interface IListens
{
    /// <summary>The exposure of one host.</summary>
    /// <param name="host">One of the hosts listened for, or a name that one wildcard among them covers.</param>
    /// <exception cref="Diagnostics.RefusedException">Nothing listens for the host.</exception>
    Exposure Host(string host);
}
