namespace Infra.Manifests;

/// <summary>What a kind of file may hold, so that a small file cannot blow up and a large one ends somewhere.</summary>
internal sealed record YamlDialect
{
    /// <summary>Kubernetes objects, written by anyone.</summary>
    public static YamlDialect Manifests { get; } = new() { Depth = 200, Nodes = 2_000_000 };

    /// <summary>Settings, written by hand: messages point to keys, and tags are refused.</summary>
    public static YamlDialect Settings { get; } = new() { Depth = 64, Nodes = 100_000, KeepsKeys = true };

    /// <summary>The deepest nesting.</summary>
    public required int Depth { get; init; }

    /// <summary>The largest number of values.</summary>
    public required int Nodes { get; init; }

    /// <summary>The largest number of values that come by aliases.</summary>
    public int NodesByAlias { get; init; } = 100_000;

    /// <summary>Whether keys are kept as they are written (<c>on</c> is no truth value) and with their places. Default: no.</summary>
    public bool KeepsKeys { get; init; }

    /// <summary>Whether values may have tags that give them another type. Default: only where keys are not kept.</summary>
    public bool TakesTags => !KeepsKeys;
}
