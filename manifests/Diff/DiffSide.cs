using Infra.Manifests;

namespace Infra.Diff;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">What it is called: <c>stack prod</c>, <c>prod at 4f2c1ab</c>.</param>
/// <param name="Items">What it holds.</param>
public sealed record DiffSide(string Name, IReadOnlyList<DiffItem> Items)
{
    /// <summary>Where it comes from. Default: a program.</summary>
    public DiffOrigin Origin { get; init; }

    /// <summary>What a reader has to know about it. Default: nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What a stack would make.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="result">The stack.</param>
    public static DiffSide Of(string name, Inventory result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new DiffSide(name,
        [
            .. result.Manifests.Select(DiffItem.Of),
            .. result.Charts.Select(DiffItem.Of),
            .. result.RemoteManifests.Select(DiffItem.Of),
            .. result.Cloud.Select(DiffItem.Of),
        ]);
    }

    /// <summary>Objects alone.</summary>
    /// <param name="name">What to call them.</param>
    /// <param name="manifests">The objects.</param>
    public static DiffSide Of(string name, IEnumerable<Manifest> manifests) => new(name, [.. manifests.Select(DiffItem.Of)]) { Origin = DiffOrigin.Folder };
}

/// <summary>Where a side of a comparison comes from.</summary>
public enum DiffOrigin
{
    /// <summary>A program made it: everything is there.</summary>
    Program,

    /// <summary>It was read from files: what is outside the cluster is not there.</summary>
    Folder,

    /// <summary>It was read from a cluster, by the names of the other side.</summary>
    Cluster,
}
