using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Components.Access;

/// <summary>Someone who gets permissions and is no account of this component.</summary>
public abstract record RbacSubject
{
    /// <summary>The API group of roles and bindings.</summary>
    internal const string ApiGroup = "rbac.authorization.k8s.io";

    private const string Form = "[^ ]{1,253}";

    private RbacSubject()
    {
    }

    /// <summary>A user, as the cluster's login names it.</summary>
    /// <param name="Name">The name.</param>
    public sealed record User([property: Matches(Form, "the name of a user")] string Name) : RbacSubject;

    /// <summary>A group of users, as the cluster's login names it.</summary>
    /// <param name="Name">The name.</param>
    public sealed record Group([property: Matches(Form, "the name of a group")] string Name) : RbacSubject, IChecked
    {
        void IChecked.Check(Problems problems) => problems.AddIf(
            Name is "system:masters" or "system:unauthenticated" or "system:authenticated", Codes.WideRights, nameof(Name), Name,
            "a group of people who are known", "name the group that works with this");
    }

    /// <summary>An account of another component or stack.</summary>
    /// <param name="Account">The account.</param>
    public sealed record Other(ServiceAccountRef Account) : RbacSubject;

    internal SubjectArgs ToArgs() => this switch
    {
        User user => new() { ApiGroup = ApiGroup, Kind = nameof(User), Name = user.Name },
        Group group => new() { ApiGroup = ApiGroup, Kind = nameof(Group), Name = group.Name },
        Other other => Of(other.Account),
        _ => throw new InvalidOperationException(),
    };

    internal static SubjectArgs Of(ServiceAccountRef account) =>
        new() { Kind = "ServiceAccount", Name = account.Name, Namespace = account.Namespace.Name };
}
