namespace Infra.Manifests;

/// <summary>What a file, folder or stream holds.</summary>
public sealed record ManifestSource
{
    /// <summary>The objects, in the order of the files and documents.</summary>
    public IReadOnlyList<Manifest> Manifests { get; init; } = [];

    /// <summary>Where documents begin that are YAML and no Kubernetes objects: values of charts, kustomizations, kubeconfigs.</summary>
    public IReadOnlyList<SourceLocation> Skipped { get; init; } = [];

    /// <summary>The documents among those that are maps, each with where it begins.</summary>
    public IReadOnlyList<(SourceLocation At, MapNode Tree)> Others { get; init; } = [];

    /// <summary>What could not be read. The objects are those of the readable rest.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <summary>The objects.</summary>
    /// <exception cref="RefusedException">Something could not be read.</exception>
    public IReadOnlyList<Manifest> Refuse() => Problems.Count == 0 ? Manifests : throw new RefusedException(Problems);
}
