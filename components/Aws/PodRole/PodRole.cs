using Pulumi.Aws.Eks;

namespace Infra.Components.Aws;

/// <summary>
/// Permissions in AWS for the pods of one service account, by EKS Pod Identity. The role trusts that service account of that cluster only;
/// an association added elsewhere grants nothing.
/// </summary>
public sealed class PodRole : ComponentResource
{
    /// <summary>Makes the role and its association.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A name is malformed, or a statement grants too much.</exception>
    public PodRole(string name, PodRoleArgs args, ComponentResourceOptions? options = null)
        : base("infra:aws:PodRole", name, options.On(args.Checked(name).Account))
    {
        var role = IamRole.Make(name, Output.Format($"Pods of {args.Namespace}/{args.ServiceAccount} on cluster {args.Cluster}"),
            args.Namespace.Apply(space => PolicyText.Trust("pods.eks.amazonaws.com", tagging: true,
                new Condition("ArnEquals", "aws:RequestTag/eks-cluster-arn", args.Account.ArnOf("eks", $"cluster/{args.Cluster}")),
                new Condition("StringEquals", "aws:RequestTag/kubernetes-namespace", space),
                new Condition("StringEquals", "aws:RequestTag/kubernetes-service-account", args.ServiceAccount))), this);
        var permissions = args.ManagedPolicies.Select(policy => role.Attach(name, args.Account, policy, this)).ToList();
        if (args.Statements.Count > 0)
            permissions.Add(role.Give(name, args.Statements, this));

        RoleArn = role.Arn;
        Association = new PodIdentityAssociation(name, new PodIdentityAssociationArgs
        {
            ClusterName = args.Cluster,
            Namespace = args.Namespace,
            ServiceAccount = args.ServiceAccount,
            RoleArn = role.Arn,
        }, this.Child([.. permissions, .. args.After]));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The role's ARN.</summary>
    public Output<string> RoleArn { get; }

    /// <summary>The association. Pods that started before it have no credentials until they are restarted.</summary>
    public PodIdentityAssociation Association { get; }
}
