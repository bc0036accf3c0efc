namespace Infra.Rules;

/// <summary>
/// Objects that are declared several times, as variants and examples beside each other do. Each declaration is checked, but only one of
/// them will be in a cluster: what refers to the object means the declaration nearest to it, and none is compared with another.
/// </summary>
internal sealed class Versions
{
    private readonly Dictionary<Manifest, List<Manifest>> _all = new(ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>);

    /// <summary>The declarations of each such object, by file.</summary>
    public IEnumerable<IReadOnlyList<Manifest>> All => _all.Values.Distinct();

    /// <summary>
    /// The declaration of an object that is nearest to another object: in its file, or else in the folder with which it shares most.
    /// </summary>
    public Manifest Nearest(Manifest found, Manifest? near) =>
        near?.At is { } at && _all.TryGetValue(found, out var versions)
            ? versions.MaxBy(version => Shared(version.At?.File, at.File))! : found;

    /// <summary>The declarations of an object, the one nearest to another object first.</summary>
    public IEnumerable<Manifest> NearestFirst(Manifest found, Manifest near) =>
        near.At is { } at && _all.TryGetValue(found, out var versions)
        ? versions.OrderByDescending(version => Shared(version.At?.File, at.File)) : [found];

    /// <summary>Whether two objects are declarations of one.</summary>
    public bool AreOne(Manifest one, Manifest other) => !ReferenceEquals(one, other) && _all.TryGetValue(one, out var versions)
        && versions.Contains(other, ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>);

    internal void Add(Manifest first, Manifest next)
    {
        if (!_all.TryGetValue(first, out var versions))
            _all[first] = versions = [first];

        versions.Add(next);
        _all[next] = versions;
    }

    // How much two paths have in common: the whole of it for one file, and folder by folder otherwise.
    private static int Shared(string? one, string other)
    {
        if (one is null || one == other)
            return one is null ? -1 : int.MaxValue;

        var (folders, same) = (0, 0);
        while (same < one.Length && same < other.Length && one[same] == other[same])
            folders += one[same++] == '/' ? 1 : 0;

        return folders;
    }
}
