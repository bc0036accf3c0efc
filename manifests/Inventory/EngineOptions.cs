namespace Infra.Manifests;

/// <summary>What the engine is told about a resource beside its content.</summary>
public sealed record EngineOptions
{
    /// <summary>Nothing is told.</summary>
    public static EngineOptions None { get; } = new();

    /// <summary>Whether the engine refuses to delete it. Default: false.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether it stays in the cluster when the stack drops it. Default: false.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>What has to exist before it. Default: nothing.</summary>
    public IReadOnlyList<ResourceKey> DependsOn { get; init; } = [];

    /// <summary>The fields of which the engine keeps whatever value they have: <c>spec.clusterIP</c>. Default: none.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Its former identities. Default: none.</summary>
    public IReadOnlyList<ResourceAlias> Aliases { get; init; } = [];
}
