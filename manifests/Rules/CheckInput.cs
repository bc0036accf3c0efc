using Infra.Manifests;

namespace Infra.Rules;

/// <summary>What is checked, and what is known beside it.</summary>
public sealed record CheckInput
{
    /// <summary>The newest Kubernetes that the rules know, and what they assume when nothing else is said.</summary>
    public const string NewestKubernetes = "1.36";

    /// <summary>The objects to check.</summary>
    public required IReadOnlyList<Manifest> Manifests { get; init; }

    /// <summary>Objects that they may refer to and that somebody else checks. Default: none.</summary>
    public IReadOnlyList<Manifest> Context { get; init; } = [];

    /// <summary>The charts of the stack, beside those that objects install. Default: none.</summary>
    public IReadOnlyList<ChartUse> Charts { get; init; } = [];

    /// <summary>The charts that somebody else checks. Default: none.</summary>
    public IReadOnlyList<ChartUse> ContextCharts { get; init; } = [];

    /// <summary>Where remote manifests come from. Default: none.</summary>
    public IReadOnlyList<string> RemoteSources { get; init; } = [];

    /// <summary>What is made outside the cluster. Default: nothing.</summary>
    public IReadOnlyList<StackResource> Cloud { get; init; } = [];

    /// <summary>Other YAML of the same folder: values of charts, kustomizations. Default: none.</summary>
    public IReadOnlyList<Manifest> Files { get; init; } = [];

    /// <summary>For each file, the namespace that a kustomization gives its objects. Default: none.</summary>
    public IReadOnlyDictionary<string, string> KustomizedSpaces { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The files beside the YAML, by their path in the folder; null when nothing is known about them.</summary>
    public IReadOnlySet<string>? FileNames { get; init; }

    /// <summary>Whether real users are served, so that some warnings are errors. Default: nobody said.</summary>
    public bool? Production { get; init; }

    /// <summary>The version of Kubernetes, <c>1.36</c>. Default: the newest known one.</summary>
    public string Kubernetes { get; init; } = NewestKubernetes;

    /// <summary>The objects with the namespaces that their kustomizations give them, and without their files: as somebody else's context.</summary>
    public IReadOnlyList<Manifest> Placed =>
    [
        .. Manifests.Select(manifest => manifest with
        {
            At = null,
            Id = manifest.Id.Namespace is null && manifest.At is { } at && KustomizedSpaces.TryGetValue(at.File, out var space)
                ? manifest.Id with { Namespace = space } : manifest.Id,
        }),
    ];

    /// <summary>The check of a stack.</summary>
    /// <param name="result">The stack.</param>
    /// <param name="context">The stacks that it refers to.</param>
    public static CheckInput Of(Inventory result, IReadOnlyList<Inventory> context)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new CheckInput
        {
            Manifests = result.Manifests,
            Context = [.. context.SelectMany(other => other.Manifests)],
            Charts = [.. result.Charts.Select(ChartUse.Of)],
            ContextCharts = [.. context.SelectMany(other => other.Charts).Select(ChartUse.Of)],
            RemoteSources = [.. result.RemoteManifests.Concat(context.SelectMany(other => other.RemoteManifests)).Select(remote => remote.Source)],
            Cloud = result.Cloud,
        };
    }
}
