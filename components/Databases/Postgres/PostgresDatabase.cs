namespace Infra.Components.Databases;

/// <summary>A database and its owner.</summary>
public sealed record PostgresDatabase : IChecked
{
    /// <summary>Its name, in which upper and lower case differ.</summary>
    [Matches(PostgresRole.Form, PostgresRole.Allowed)]
    public required string Name { get; init; }

    /// <summary>The role that owns it.</summary>
    [Matches(PostgresRole.Form, PostgresRole.Allowed)]
    public required string Owner { get; init; }

    /// <summary>The extensions in it, such as <c>vector</c>; the image must have them. Default: none.</summary>
    [Matches(PostgresRole.Form, PostgresRole.Allowed)]
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The schemas in it beside <c>public</c>, which its owner owns. Default: none.</summary>
    [Matches(PostgresRole.Form, PostgresRole.Allowed)]
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>
    /// Whether its data is deleted when it is removed from here. Default: false; the database stays, and is only no longer looked after.
    /// </summary>
    public bool DropWhenRemoved { get; init; }

    /// <summary>The part of an object's name that stands for it: <c>caring-note</c> of <c>caring_note</c>.</summary>
    internal string ObjectName => PostgresNames.Fold(Name);

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Name is "postgres" or "template0" or "template1", Codes.ReservedName, nameof(Name), Name,
            "another name than those of PostgreSQL's own databases", "choose another one");
        problems.AddIf(ObjectName.Length == 0, Codes.Form, nameof(Name), Name, "at least one letter or digit", "choose another one");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Extensions), Extensions);
        problems.AddDuplicates(Codes.DuplicateName, nameof(Schemas), Schemas);
    }
}
