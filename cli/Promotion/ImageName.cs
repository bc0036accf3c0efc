using System.Collections.Frozen;

namespace Infra.Promotion;

/// <summary>The parts of an image reference.</summary>
/// <param name="Tag">The tag; null for none.</param>
/// <param name="Digest">The digest, with its algorithm; null for none.</param>
internal sealed record ImageName(string Repository, string? Tag, string? Digest)
{
    private static readonly FrozenSet<string> Moving = FrozenSet.ToFrozenSet(
        [
            "latest",
            "main",
            "master",
            "trunk",
            "head",
            "develop",
            "dev",
            "stable",
            "edge",
            "nightly",
            "canary",
            "snapshot",
            "prod",
            "production",
            "staging",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the reference means another image from time to time.</summary>
    public bool IsMoving => Digest is null && (Tag is null || Moving.Contains(Tag));

    /// <summary>A reference for what a user wrote: a tag or digest alone is one of the repository that runs now.</summary>
    public static string Completed(string written, string now) => written switch
    {
        [':' or '@', ..] => Parse(now).Repository + written,
        [_, ..] when written.AsSpan().IndexOfAny('/', ':', '@') < 0 => $"{Parse(now).Repository}:{written}",
        _ => written,
    };

    /// <summary>Takes a reference apart.</summary>
    public static ImageName Parse(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var (named, digest) = at < 0 ? (reference, null) : (reference[..at], reference[(at + 1)..]);
        var colon = named.LastIndexOf(':');
        return colon > named.LastIndexOf('/')
            ? new ImageName(named[..colon], named[(colon + 1)..], digest)
            : new ImageName(named, null, digest);
    }
}
