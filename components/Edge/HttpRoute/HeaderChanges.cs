namespace Infra.Components.Edge;

/// <summary>Changes to headers. At least one; each header in one of the three only.</summary>
public sealed record HeaderChanges
{
    /// <summary>Headers to replace, with their values. At most 16. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers to add, with their values. At most 16. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Add { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers to remove. At most 16. Default: none.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];
}
