namespace Infra.Diff;

/// <summary>One field that differs.</summary>
/// <param name="Path">Where it is: <c>spec.template.spec.containers[server].image</c>.</param>
/// <param name="Old">The old value without its secrets; null where there was none.</param>
/// <param name="New">The new value without its secrets; null where there is none.</param>
public sealed record FieldDiff(string Path, string? Old, string? New)
{
    /// <summary>What the change brings about. Default: nothing that is known.</summary>
    public Consequence? Consequence { get; init; }

    /// <summary>Whether it needs another object. Default: false.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether the values are secret, so that only the fact of the change is shown. Default: false.</summary>
    public bool IsSecret { get; init; }

    /// <summary>
    /// For texts of several lines, and for maps and lists as YAML: the lines that differ with a few around them, each after <c>+ </c>, <c>-
    /// </c> or two blanks. Default: none, where a value has one line.
    /// </summary>
    public IReadOnlyList<string>? Lines { get; init; }
}
