namespace Infra.Components.Edge;

/// <summary>Which pod the requests of one client reach.</summary>
public abstract record Affinity
{
    private Affinity()
    {
    }

    /// <summary>
    /// The same one as long as there are as many pods: it follows from the client's address. Clients behind one address share a pod.
    /// </summary>
    public sealed record ClientAddress : Affinity;

    /// <summary>The one that a cookie of the edge names.</summary>
    public sealed record Cookie : Affinity
    {
        /// <summary>The cookie's name. Default: <c>edge-pod</c>.</summary>
        [Matches("[A-Za-z0-9_-]{1,64}", "at most 64 letters, digits, underscores and hyphens")]
        public string Name { get; init; } = "edge-pod";

        /// <summary>How long the browser keeps it. Default: until it is closed.</summary>
        [Duration]
        public string? MaxAge { get; init; }
    }
}
