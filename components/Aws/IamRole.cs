using Pulumi;
using Pulumi.Aws.Iam;

namespace Infra.Components.Aws;

/// <summary>Makes the IAM roles of components: the trust policy, AWS managed policies, and statements.</summary>
internal static class IamRole
{
    /// <summary>Makes a role.</summary>
    /// <param name="name">The role's name as a resource; AWS gets it with a random end.</param>
    /// <param name="description">What the role is for.</param>
    /// <param name="trust">The trust policy.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static Role Make(string name, Input<string> description, Input<string> trust, ComponentResource parent) => new(name, new RoleArgs
    {
        Description = description,
        AssumeRolePolicy = trust,
    }, parent.Child());

    /// <summary>Attaches an AWS managed policy.</summary>
    /// <param name="role">The role.</param>
    /// <param name="name">The role's name as a resource.</param>
    /// <param name="account">The account.</param>
    /// <param name="policy">The policy's path and name.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static Resource Attach(this Role role, string name, AwsAccount account, string policy, ComponentResource parent) =>
        new RolePolicyAttachment($"{name}-{policy.Split('/')[^1]}", new RolePolicyAttachmentArgs
        {
            Role = role.Name,
            PolicyArn = account.ManagedPolicy(policy),
        }, parent.Child());

    /// <summary>Adds statements.</summary>
    /// <param name="role">The role.</param>
    /// <param name="name">The role's name as a resource.</param>
    /// <param name="statements">The statements.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static Resource Give(this Role role, string name, IReadOnlyList<Statement> statements, ComponentResource parent) =>
        new RolePolicy(name, new RolePolicyArgs { Role = role.Name, Policy = PolicyText.Of(statements) }, parent.Child());
}
