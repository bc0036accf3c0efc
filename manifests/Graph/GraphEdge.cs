namespace Infra.Graph;

/// <summary>A connection between two parts, in the direction of requests.</summary>
/// <param name="From">The id of the one that needs.</param>
/// <param name="To">The id of the one that is needed.</param>
/// <param name="Reasons">How it is known, for people: <c>port 6379</c>, <c>variable REDIS_HOST</c>.</param>
public sealed record GraphEdge(string From, string To, IReadOnlyList<string> Reasons);
