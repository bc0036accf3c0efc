using Infra.Components.Aws;

namespace Infra.Components.Networks;

/// <summary>
/// What the AWS Load Balancer Controller may do when all it makes are Network Load Balancers for Services. It tags what it makes with its
/// cluster's name, and may change only what carries that tag; certificates, web firewalls, Shield and user pools are out of its reach.
/// Actions and condition keys: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html.
/// </summary>
public static class LoadBalancerGrants
{
    private const string Tag = "elbv2.k8s.aws/cluster";

    /// <summary>The permissions.</summary>
    /// <param name="account">The account and region.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="vpc">The id of the network.</param>
    public static IReadOnlyList<Statement> Of(AwsAccount account, string cluster, Output<string> vpc)
    {
        ArgumentNullException.ThrowIfNull(account);
        var loadBalancer = account.ArnOf("elasticloadbalancing", "loadbalancer/net/*/*");
        var targetGroup = account.ArnOf("elasticloadbalancing", "targetgroup/*/*");
        var listener = account.ArnOf("elasticloadbalancing", "listener/net/*/*/*");
        var securityGroup = account.ArnOf("ec2", "security-group/*");
        var network = Output.Format($"{account.ArnOf("ec2", "vpc/")}{vpc}");
        var made = new Condition("StringEquals", $"aws:ResourceTag/{Tag}", cluster);
        var making = new Condition("StringEquals", $"aws:RequestTag/{Tag}", cluster);
        return
        [
            new Statement
            {
                Sid = "Look",
                Actions =
                [
                    "ec2:DescribeAccountAttributes", "ec2:DescribeAddresses", "ec2:DescribeAvailabilityZones", "ec2:DescribeInstances",
                    "ec2:DescribeInternetGateways", "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSubnets", "ec2:DescribeTags", "ec2:DescribeVpcPeeringConnections", "ec2:DescribeVpcs",
                    "elasticloadbalancing:DescribeCapacityReservation", "elasticloadbalancing:DescribeListenerAttributes",
                    "elasticloadbalancing:DescribeListenerCertificates", "elasticloadbalancing:DescribeListeners",
                    "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:DescribeLoadBalancers",
                    "elasticloadbalancing:DescribeRules", "elasticloadbalancing:DescribeSSLPolicies", "elasticloadbalancing:DescribeTags",
                    "elasticloadbalancing:DescribeTargetGroupAttributes", "elasticloadbalancing:DescribeTargetGroups",
                    "elasticloadbalancing:DescribeTargetHealth",
                ],
                NoResource = "describing is by account",
            },
            new Statement
            {
                Sid = "LookAtSecurityGroups",
                Actions = ["ec2:GetSecurityGroupsForVpc"],
                Resources = [network],
            },
            new Statement
            {
                Sid = "MakeServiceRole",
                Actions = ["iam:CreateServiceLinkedRole"],
                Resources = [ServiceRole(account)],
                Conditions = [new Condition("StringEquals", "iam:AWSServiceName", "elasticloadbalancing.amazonaws.com")],
            },
            new Statement
            {
                Sid = "MakeLoadBalancers",
                Actions = ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"],
                Resources = [loadBalancer, targetGroup],
                Conditions = [making],
            },
            new Statement
            {
                Sid = "TagWhatIsMade",
                Actions = ["elasticloadbalancing:AddTags"],
                Resources = [loadBalancer, targetGroup, listener],
                Conditions =
                [
                    making,
                    new Condition("StringEquals", "elasticloadbalancing:CreateAction", "CreateLoadBalancer", "CreateTargetGroup",
                        "CreateListener"),
                ],
            },
            new Statement
            {
                Sid = "MakeListeners",
                Actions = ["elasticloadbalancing:CreateListener"],
                Resources = [loadBalancer],
                Conditions = [made],
            },
            new Statement
            {
                Sid = "ChangeOwn",
                Actions =
                [
                    "elasticloadbalancing:AddTags", "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteLoadBalancer",
                    "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:DeregisterTargets",
                    "elasticloadbalancing:ModifyListener",
                    "elasticloadbalancing:ModifyListenerAttributes", "elasticloadbalancing:ModifyLoadBalancerAttributes",
                    "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:ModifyTargetGroupAttributes",
                    "elasticloadbalancing:RegisterTargets", "elasticloadbalancing:RemoveTags", "elasticloadbalancing:SetIpAddressType",
                    "elasticloadbalancing:SetSecurityGroups", "elasticloadbalancing:SetSubnets",
                ],
                Resources = [loadBalancer, targetGroup, listener],
                Conditions = [made],
            },
            new Statement
            {
                Sid = "MakeSecurityGroups",
                Actions = ["ec2:CreateSecurityGroup"],
                Resources = [securityGroup],
                Conditions = [making],
            },
            new Statement
            {
                Sid = "MakeSecurityGroupsHere",
                Actions = ["ec2:CreateSecurityGroup"],
                Resources = [network],
            },
            new Statement
            {
                Sid = "TagSecurityGroups",
                Actions = ["ec2:CreateTags"],
                Resources = [securityGroup],
                Conditions = [making, new Condition("StringEquals", "ec2:CreateAction", "CreateSecurityGroup")],
            },
            new Statement
            {
                Sid = "ChangeOwnSecurityGroups",
                Actions =
                [
                    "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateTags", "ec2:DeleteSecurityGroup", "ec2:DeleteTags",
                    "ec2:RevokeSecurityGroupIngress",
                ],
                Resources = [securityGroup],
                Conditions = [made],
            },
            // The cluster's own group, in which the pods are, is made by EKS, which tags it so.
            new Statement
            {
                Sid = "OpenThePods",
                Actions = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"],
                Resources = [securityGroup],
                Conditions = [new Condition("StringEquals", $"aws:ResourceTag/kubernetes.io/cluster/{cluster}", "owned")],
            },
        ];
    }

    private static string ServiceRole(AwsAccount account) => new Arn(account.Partition, "iam", "", account.Id,
        "role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing").ToString();
}
