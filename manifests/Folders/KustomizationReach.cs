namespace Infra.Manifests;

/// <summary>Everything that is built of one kustomization.</summary>
/// <param name="root">The kustomization's folder.</param>
internal sealed class KustomizationReach(string root)
{
    /// <summary>The kustomization's folder.</summary>
    public string Root { get; } = root;

    /// <summary>The kustomizations, each after those that it is built of.</summary>
    public List<Kustomization> Kustomizations { get; } = [];

    /// <summary>The files with objects.</summary>
    public HashSet<string> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>The other files.</summary>
    public HashSet<string> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>What is named and cannot be had.</summary>
    public List<MissingEntry> Missing { get; } = [];

    /// <summary>Adds a file.</summary>
    public void Add(EntryKind kind, string file) => (kind == EntryKind.Resource ? Resources : Inputs).Add(file);
}

/// <summary>Something that a kustomization names and that cannot be had.</summary>
internal sealed record MissingEntry(Kustomization In, KustomizationEntry Entry, MissingReason Reason);

/// <summary>Why something cannot be had.</summary>
internal enum MissingReason
{
    /// <summary>There is no such file or folder.</summary>
    Absent,

    /// <summary>The folder has no kustomization.</summary>
    NoKustomization,

    /// <summary>It is elsewhere, and nothing is fetched.</summary>
    Remote,

    /// <summary>It is outside of the repository.</summary>
    Outside,
}
