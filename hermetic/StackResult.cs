namespace Infra.Hermetic;

/// <summary>What a run of a stack gave: its inventory, and what only a stack has.</summary>
public sealed record StackResult
{
    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The name of the composition.</summary>
    public required string System { get; init; }

    /// <summary>Everything that the stack makes.</summary>
    public required Inventory Inventory { get; init; }

    /// <summary>The providers, by type and name.</summary>
    public IReadOnlyList<StackResource> Providers { get; init; } = [];

    /// <summary>The stack with everything under it.</summary>
    public required StackResource Root { get; init; }

    /// <summary>What the stack gives to others, by name.</summary>
    public IReadOnlyList<StackOutput> Outputs { get; init; } = [];

    /// <summary>How long the run took, without the stacks that it refers to.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The outputs as the testing API takes them to answer a reference.</summary>
    internal ImmutableDictionary<string, object> RawOutputs { get; init; } = ImmutableDictionary<string, object>.Empty;
}
