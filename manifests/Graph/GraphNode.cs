namespace Infra.Graph;

/// <summary>A part of the picture.</summary>
/// <param name="Id">What tells it from all others, for example <c>Service chocoletter/redis-service</c>.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Kind">Its kind, for people.</param>
/// <param name="Title">Its name.</param>
public sealed record GraphNode(string Id, NodeRole Role, string Kind, string Title)
{
    /// <summary>The namespace. Default: none, it belongs to none.</summary>
    public string? Namespace { get; init; }

    /// <summary>What stands under the name: ports, counts, the image. Default: nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What those who ask for more are told, beside its connections. Default: nothing.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Whether another stack makes it, or something unknown. Default: false.</summary>
    public bool IsForeign { get; init; }

    /// <summary>The application that it is a part of, by its labels or its folder. Default: unknown.</summary>
    public string? App { get; init; }

    /// <summary>The ids of the parts that are drawn as this one. Default: none, it is drawn by itself.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Kind, namespace and name, for people.</summary>
    public string Label => $"{Kind} {(Namespace is null ? "" : Namespace + "/")}{Title}";
}
