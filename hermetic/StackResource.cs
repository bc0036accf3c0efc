namespace Infra.Hermetic;

/// <summary>A resource of a stack, and the ones that it is made of.</summary>
public sealed class StackResource
{
    /// <summary>Type and name, unique in the stack.</summary>
    public required ResourceKey Key { get; init; }

    /// <summary>What it is for.</summary>
    public required ResourceRole Role { get; init; }

    /// <summary>What the program gave it, as the engine would be told. Without directives that only the engine reads.</summary>
    public required MapNode Inputs { get; init; }

    /// <summary>What the engine is told about it beside its inputs.</summary>
    public required EngineOptions Options { get; init; }

    /// <summary>The name of the provider that it is made through. Default: none, or the package's default one.</summary>
    public string? Provider { get; init; }

    /// <summary>The annotations that only the engine reads, such as <c>pulumi.com/skipAwait</c>. Default: none.</summary>
    internal IReadOnlyList<KeyValuePair<string, Node>> Directives { get; init; } = [];

    /// <summary>The names of what a component gives to others. Default: none.</summary>
    internal IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>The component that it is part of; null for the stack.</summary>
    public StackResource? Parent { get; internal set; }

    /// <summary>Its parts, in the order in which the program makes them.</summary>
    public IReadOnlyList<StackResource> Children { get; internal set; } = [];

    /// <summary>The components that it is part of, outermost first, without the stack.</summary>
    public IReadOnlyList<ResourceKey> Path
    {
        get
        {
            var path = new List<ResourceKey>();
            for (var above = Parent; above?.Parent is not null; above = above.Parent)
                path.Insert(0, above.Key);

            return path;
        }
    }
}
