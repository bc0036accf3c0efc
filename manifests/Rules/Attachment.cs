using Infra.Rules.Links;

namespace Infra.Rules;

/// <summary>One place where a route attaches.</summary>
/// <param name="Refusal">Why none does; null when one does, or when the parent's kind is unknown.</param>
internal sealed record Attachment(Manifest Route, MapNode Tree, string Path, IReadOnlyList<Listener> Listeners, string? Refusal)
{
    /// <summary>Whether the parent itself is there. Default: it is.</summary>
    public Presence Parent { get; init; } = Presence.Sure;
}
