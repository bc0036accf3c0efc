namespace Infra.Components.Edge;

/// <summary>What happens to the requests that match.</summary>
public sealed record HttpRule
{
    /// <summary>The alternatives, one of which must match. At most 64. Default: every request.</summary>
    public IReadOnlyList<HttpMatch> Matches { get; init; } = [];

    /// <summary>What is changed on the way, in this order. At most 16. Default: nothing.</summary>
    public IReadOnlyList<HttpFilter> Filters { get; init; } = [];

    /// <summary>The backends, by weight. None where a filter redirects. At most 16.</summary>
    public IReadOnlyList<HttpBackend> Backends { get; init; } = [];

    /// <summary>How long a request may take. Default: the gateway's own limits.</summary>
    public HttpTimeouts? Timeouts { get; init; }

    /// <summary>The pages of other hosts that may call it: <see cref="RouteSettings.Cors"/>.</summary>
    internal Cors? Cors { get; init; }
}
