using Infra.Wording;

namespace Infra.Manifests;

/// <summary>
/// Everything that a stack makes, or that a folder, file, stream or cluster holds: what rules, comparisons, pictures and rendering work on.
/// The lists of a stack are in an order that depends on their content alone.
/// </summary>
public sealed record Inventory
{
    /// <summary>What it is, for people: <c>stack prod</c>, <c>folder k8s</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where it comes from. Default: a program.</summary>
    public InventoryOrigin Origin { get; init; }

    /// <summary>The Kubernetes objects, by identity.</summary>
    public IReadOnlyList<Manifest> Manifests { get; init; } = [];

    /// <summary>
    /// The Helm releases of a stack, by namespace and name. Those that objects install are found in <see cref="Manifests"/>.
    /// </summary>
    public IReadOnlyList<ChartRelease> Charts { get; init; } = [];

    /// <summary>The remote manifests, by source.</summary>
    public IReadOnlyList<RemoteManifest> RemoteManifests { get; init; } = [];

    /// <summary>The resources outside the cluster, by type and name.</summary>
    public IReadOnlyList<CloudResource> Cloud { get; init; } = [];

    /// <summary>The settings of a stack that are meant to be on for a while, and are. Default: none.</summary>
    public IReadOnlyList<TemporarySwitch> Switches { get; init; } = [];

    /// <summary>The YAML of a folder that is no object of a cluster: values of charts, kustomizations. Default: none.</summary>
    public IReadOnlyList<Manifest> Files { get; init; } = [];

    /// <summary>
    /// What is meant to be an object and lacks its <c>apiVersion</c>, <c>kind</c> or <c>metadata.name</c>, or has another type there.
    /// Default: nothing.
    /// </summary>
    public IReadOnlyList<Manifest> Incomplete { get; init; } = [];

    /// <summary>
    /// Every file and folder of a folder, by its path there; folders end with <c>/</c>. Default: null, nothing is known about them.
    /// </summary>
    public IReadOnlySet<string>? FileNames { get; init; }

    /// <summary>Objects that are known and not applied: files that no kustomization lists. Default: none.</summary>
    public IReadOnlyList<Manifest> Beside { get; init; } = [];

    /// <summary>What kustomizations name and is not there. Default: nothing.</summary>
    internal IReadOnlyList<MissingEntry> Missing { get; init; } = [];

    /// <summary>The files that stand beside kustomizations and are listed by none. Default: none.</summary>
    internal IReadOnlyList<UnlistedFiles> Unlisted { get; init; } = [];

    /// <summary>The kustomizations that cannot be built. Default: none.</summary>
    internal IReadOnlyList<FailedBuild> Failed { get; init; } = [];

    /// <summary>The Applications that ApplicationSets make, as far as the files decide it. Default: none.</summary>
    internal IReadOnlyList<(Manifest Set, Manifest Application)> Generated { get; init; } = [];

    /// <summary>The folders of charts that nothing rendered. Default: none.</summary>
    internal IReadOnlyList<string> Unrendered { get; init; } = [];

    /// <summary>The objects that install a chart which was rendered, so that what it makes is known. Default: none.</summary>
    internal IReadOnlySet<ObjectId> Rendered { get; init; } = new HashSet<ObjectId>();

    /// <summary>What could not be read. Default: nothing.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <summary>What was left out, for people. Default: nothing.</summary>
    public IReadOnlyList<string> Notes { get; init => field = [.. value.Select(note => Credentials.Masked(note))]; } = [];

    /// <summary>This inventory, when all of it could be read.</summary>
    /// <exception cref="RefusedException">Something could not be read.</exception>
    public Inventory Complete() => Problems.Count == 0 ? this : throw new RefusedException(Problems);
}

/// <summary>Where an inventory comes from.</summary>
public enum InventoryOrigin
{
    /// <summary>A program: everything is there.</summary>
    Program,

    /// <summary>Files: resources outside the cluster are not there.</summary>
    Files,

    /// <summary>A cluster, asked for the objects of another inventory.</summary>
    Cluster,
}
