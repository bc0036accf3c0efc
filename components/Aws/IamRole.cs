using Pulumi.Aws.Iam;

namespace Infra.Components.Aws;

internal static class IamRole
{
    public static Role Make(string name, Input<string> description, Input<string> trust, ComponentResource parent) => new(name, new RoleArgs
    {
        Description = description,
        AssumeRolePolicy = trust,
    }, parent.Child());

    public static Resource Attach(this Role role, string name, AwsAccount account, string policy, ComponentResource parent) =>
        new RolePolicyAttachment($"{name}-{policy.Split('/')[^1]}", new RolePolicyAttachmentArgs
        {
            Role = role.Name,
            PolicyArn = account.ManagedPolicy(policy),
        }, parent.Child());

    public static Resource Give(this Role role, string name, IReadOnlyList<Statement> statements, ComponentResource parent) =>
        new RolePolicy(name, new RolePolicyArgs { Role = role.Name, Policy = PolicyText.Of(statements) }, parent.Child());
}
