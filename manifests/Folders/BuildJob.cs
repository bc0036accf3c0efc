namespace Infra.Manifests;

/// <summary>Something to build: a kustomization, or a chart.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Delivery">What an object of Flux or Argo CD says about it. Default: null, nothing does.</param>
internal sealed record BuildJob(string Folder, Delivery? Delivery)
{
    /// <summary>What the kustomization is built of. Default: null, it is a chart.</summary>
    public KustomizationReach? Reach { get; init; }

    /// <summary>What the built objects are told apart by: one folder may be applied in several ways.</summary>
    public string Root { get; init; } = Folder;

    /// <summary>The root that holds the object which applies this one. Default: null.</summary>
    public string? Parent { get; init; }
}

/// <summary>What became of a build.</summary>
/// <param name="Objects">The objects; null when it failed, or when nothing here can build it.</param>
/// <param name="Reason">Why it failed. Default: null, nothing tried.</param>
internal sealed record BuildOutcome(IReadOnlyList<Manifest>? Objects, string? Reason = null)
{
    /// <summary>What was left out of the build, for people. Default: nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
