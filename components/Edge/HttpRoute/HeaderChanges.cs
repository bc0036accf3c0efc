namespace Infra.Components.Edge;

/// <summary>Changes to headers. At least one; a header stands in one of the three only.</summary>
public sealed record HeaderChanges
{
    /// <summary>Headers whose value is replaced. At most 16. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers that get a further value. At most 16. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Add { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers that are removed. At most 16. Default: none.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];
}
