namespace Infra.Components.Access;

/// <summary>A ClusterRole that is there already, such as <c>view</c>, for an account.</summary>
/// <param name="Role">The role's name.</param>
public sealed record RoleGrant([property: Matches("[^ /%]{1,253}", "the name of a ClusterRole such as view")] string Role) : IChecked
{
    /// <summary>The namespace in which it holds. Default: that of the account.</summary>
    public NamespaceRef? In { get; init; }

    /// <summary>Whether it holds in every namespace and for objects without one. Default: false.</summary>
    public bool Everywhere { get; init; }

    /// <summary>Why a role is needed that holds permissions to get more. Default: none; such roles are refused.</summary>
    public string? Reason { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Everywhere && In is not null, Codes.Exclusive, nameof(In), In?.Text,
            $"no namespace for a role that holds {problems.Name(nameof(Everywhere))}", "remove one of the two");
        problems.AddIf(string.IsNullOrWhiteSpace(Reason) && WideRights.IsWide(Role), Codes.WideRights, nameof(Role), Role,
            "a role with the permissions that are needed",
            $"write the permissions as rules, or say in {problems.Name(nameof(Reason))} why it has to be so");
    }
}
