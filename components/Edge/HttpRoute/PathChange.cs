namespace Infra.Components.Edge;

/// <summary>A change of the path.</summary>
public abstract record PathChange
{
    private PathChange()
    {
    }

    /// <summary>Replaces the whole path.</summary>
    /// <param name="Path">The new path.</param>
    public sealed record FullPath(string Path) : PathChange;

    /// <summary>Replaces the matched prefix; the rule then has exactly one match, a prefix.</summary>
    /// <param name="Path">The replacement.</param>
    public sealed record PrefixMatch(string Path) : PathChange;
}
