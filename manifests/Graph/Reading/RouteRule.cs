namespace Infra.Graph.Reading;

/// <summary>One rule of a route: what it takes, and where it sends it.</summary>
internal sealed class RouteRule
{
    /// <summary>The hosts that the rule itself names. Default: none, those of the route.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The paths, for people: <c>/api</c>, <c>POST /api (exact)</c>.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>What else it wants or does: headers, rewrites, redirects. Default: nothing.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Where it sends requests.</summary>
    public IReadOnlyList<Backend> Backends { get; init; } = [];
}

/// <summary>Where a rule sends requests.</summary>
internal sealed record Backend(string Group, string Kind, string Space, string Name, string? Port, string? Weight = null);
