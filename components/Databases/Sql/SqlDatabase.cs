namespace Infra.Components.Databases;

/// <summary>A database of MariaDB or MySQL and its owner.</summary>
public sealed record SqlDatabase : IChecked
{
    private static readonly string[] Own = ["mysql", "sys", "information_schema", "performance_schema", "test"];

    /// <summary>Its name.</summary>
    [Matches(@"[^\s\x00-\x1f\x7f/\\.{}]([^\x00-\x1f\x7f/\\.{}]{0,62}[^\s\x00-\x1f\x7f/\\.{}])?",
        @"at most 64 characters, none of them a dot, a brace, / or \")]
    public required string Name { get; init; }

    /// <summary>The user that may do everything in it.</summary>
    public required string Owner { get; init; }

    void IChecked.Check(Problems problems) =>
        problems.AddIf(Own.Contains(Name, StringComparer.OrdinalIgnoreCase), Codes.ReservedName, nameof(Name), Name,
            "another name than those of the server's own databases", "choose another one");
}
