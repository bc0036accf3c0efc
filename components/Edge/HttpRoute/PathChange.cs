namespace Infra.Components.Edge;

/// <summary>A change of the path.</summary>
public abstract record PathChange
{
    private PathChange()
    {
    }

    /// <summary>Replaces the whole path.</summary>
    /// <param name="path">The new path.</param>
    public static PathChange Whole(string path) => new FullPath(path);

    /// <summary>Replaces the part that the match names; the rule then has exactly one match, a prefix.</summary>
    /// <param name="path">What stands in its place.</param>
    public static PathChange MatchedPrefix(string path) => new PrefixMatch(path);

    internal sealed record FullPath(string Path) : PathChange;

    internal sealed record PrefixMatch(string Path) : PathChange;
}
