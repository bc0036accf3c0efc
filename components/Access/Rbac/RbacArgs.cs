namespace Infra.Components.Access;

/// <summary>Arguments of <see cref="Rbac"/>.</summary>
public sealed record RbacArgs : IChecked
{
    /// <summary>The namespace of the account.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The name of the account and its roles. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The permissions. Default: none.</summary>
    public IReadOnlyList<RbacRule> Rules { get; init; } = [];

    /// <summary>Roles that are there already. Default: none.</summary>
    public IReadOnlyList<RoleGrant> Roles { get; init; } = [];

    /// <summary>Who gets the permissions instead of an account that is made for them. Default: that account.</summary>
    public IReadOnlyList<RbacSubject> Subjects { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Rules.Count + Roles.Count == 0, Codes.Empty, nameof(Rules), null, "at least one rule or role",
            "say what may be done; an application without permissions has an account already");
        for (var i = 0; i < Rules.Count; i++)
            AddPlace(problems, $"{Problems.Item(nameof(Rules), i)}.{nameof(RbacRule.In)}", Rules[i].In);

        for (var i = 0; i < Roles.Count; i++)
            AddPlace(problems, $"{Problems.Item(nameof(Roles), i)}.{nameof(RoleGrant.In)}", Roles[i].In);
    }

    // The roles of another namespace are resources of their own, and their names have to be known.
    private static void AddPlace(Problems problems, string argument, NamespaceRef? place) => problems.AddIf(
        place is { Text: null }, Codes.MissingPart, argument, null, "a namespace whose name the program knows",
        "take the reference of a namespace component, or write the name");
}
