using Infra.Components.Aws;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Kms;
using Eks = Pulumi.Aws.Eks;

namespace Infra.Components.Clusters;

internal sealed class EksControlPlane
{
    private readonly string _name;
    private readonly EksClusterArgs _args;
    private readonly ComponentResource _parent;
    private readonly AwsAccount _account;

    public EksControlPlane(string name, EksClusterArgs args, ComponentResource parent)
    {
        (_name, _args, _parent, _account) = (name, args, parent, args.Network.Account);
        Auto = args.Nodes as EksNodes.AutoMode;
        (NodeRole, NodePermissions) = MakeNodeRole();
        Cluster = MakeCluster(MakeKey(), MakeLogs());
        Entries = [.. args.Access.SelectMany(MakeEntry)];
    }

    public Eks.Cluster Cluster { get; }

    public Role NodeRole { get; }

    /// <summary>The permissions of the nodes, without which they cannot join.</summary>
    public IReadOnlyList<Resource> NodePermissions { get; }

    /// <summary>The access entries, without which nothing can be made in the cluster.</summary>
    public IReadOnlyList<Resource> Entries { get; }

    private EksNodes.AutoMode? Auto { get; }

    // Losing this key is losing every Secret in the cluster and in its backups.
    private Key MakeKey()
    {
        var account = new Arn(_account.Partition, "iam", "", _account.Id, "root").ToString();
        var key = new Key($"{_name}-secrets", new KeyArgs
        {
            Description = $"Secrets of the Kubernetes cluster {_name}",
            EnableKeyRotation = true,
            DeletionWindowInDays = 30,
            Policy = PolicyText.OnResource(("AccountDecidesByIam", null, account, ["kms:*"], [])),
        }, _parent.Child().Kept());
        _ = new Pulumi.Aws.Kms.Alias($"{_name}-secrets", new AliasArgs { Name = $"alias/eks/{_name}/secrets", TargetKeyId = key.KeyId },
            _parent.Child());
        return key;
    }

    // EKS makes the group by itself when it is missing, and then keeps the logs forever.
    private Pulumi.Aws.CloudWatch.LogGroup MakeLogs()
    {
        var options = _parent.Child();
        options.RetainOnDelete = true;
        return new Pulumi.Aws.CloudWatch.LogGroup($"{_name}-control-plane", new Pulumi.Aws.CloudWatch.LogGroupArgs
        {
            Name = $"/aws/eks/{_name}/cluster",
            RetentionInDays = _args.LogDays,
        }, options);
    }

    private (Role Role, IReadOnlyList<Resource> Permissions) MakeNodeRole()
    {
        var name = $"{_name}-nodes";
        var role = IamRole.Make(name, $"Nodes of cluster {_name}", PolicyText.Trust("ec2.amazonaws.com", tagging: false), _parent);
        // Nothing for pods: they have roles of their own and cannot reach the nodes' credentials.
        return (role,
        [
            role.Attach(name, _account, Auto is null ? "AmazonEKSWorkerNodePolicy" : "AmazonEKSWorkerNodeMinimalPolicy", _parent),
            role.Attach(name, _account, "AmazonEC2ContainerRegistryPullOnly", _parent),
        ]);
    }

    private Eks.Cluster MakeCluster(Key key, Resource logs)
    {
        var roleName = $"{_name}-control-plane";
        var role = IamRole.Make(roleName, $"Control plane of cluster {_name}",
            // Only for clusters of the own account: the service acts for others as well.
            PolicyText.Trust("eks.amazonaws.com", tagging: Auto is not null,
                new Condition("StringEquals", "aws:SourceAccount", _account.Id)), _parent);
        var permissions = Policies().Select(policy => role.Attach(roleName, _account, policy, _parent)).ToList();
        permissions.Add(role.Give(roleName,
        [
            new Statement
            {
                Sid = "EncryptSecrets",
                Actions = ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey", "kms:ListGrants"],
                Resources = [key.Arn],
            },
            new Statement
            {
                Sid = "GrantToEks",
                Actions = ["kms:CreateGrant"],
                Resources = [key.Arn],
                Conditions = [new Condition("Bool", "kms:GrantIsForAWSResource", "true")],
            },
        ], _parent));

        var options = _parent.Child([logs, .. permissions, .. Auto is null ? [] : NodePermissions]);
        options.Protect = _args.Protect;
        return new Eks.Cluster(_name, ClusterArgs(role, key), options);
    }

    private IEnumerable<string> Policies() => Auto is null
        ? ["AmazonEKSClusterPolicy"]
        :
        [
            "AmazonEKSClusterPolicy",
            "AmazonEKSComputePolicy",
            "AmazonEKSBlockStoragePolicy",
            "AmazonEKSLoadBalancingPolicy",
            "AmazonEKSNetworkingPolicy",
        ];

    private Eks.ClusterArgs ClusterArgs(Role role, Key key)
    {
        var network = new Eks.Inputs.ClusterVpcConfigArgs
        {
            EndpointPrivateAccess = true,
            EndpointPublicAccess = _args.PublicAccess.Count > 0,
            PublicAccessCidrs = _args.PublicAccess.OrNone(),
        };
        foreach (var zone in _args.Network.Zones)
            network.SubnetIds.Add(zone.PrivateId);

        var args = new Eks.ClusterArgs
        {
            Name = _name,
            Version = _args.Version,
            RoleArn = role.Arn,
            VpcConfig = network,
            // Otherwise EKS installs add-ons of its own choice, in versions that are not pinned.
            BootstrapSelfManagedAddons = false,
            AccessConfig = new Eks.Inputs.ClusterAccessConfigArgs
            {
                AuthenticationMode = "API",
                BootstrapClusterCreatorAdminPermissions = false,
            },
            EnabledClusterLogTypes = { "api", "audit", "authenticator" },
            EncryptionConfig = new Eks.Inputs.ClusterEncryptionConfigArgs
            {
                Provider = new Eks.Inputs.ClusterEncryptionConfigProviderArgs { KeyArn = key.Arn },
                Resources = { "secrets" },
            },
            KubernetesNetworkConfig = new Eks.Inputs.ClusterKubernetesNetworkConfigArgs { ServiceIpv4Cidr = _args.ServiceCidr },
            UpgradePolicy = new Eks.Inputs.ClusterUpgradePolicyArgs { SupportType = _args.ExtendedSupport ? "EXTENDED" : "STANDARD" },
            DeletionProtection = _args.Protect,
            Tags = new() { { "Name", _name } },
        };
        if (Auto is not null)
            UseAutoMode(args, Auto);

        return args;
    }

    // AWS takes all three together or none.
    private void UseAutoMode(Eks.ClusterArgs args, EksNodes.AutoMode auto)
    {
        args.ComputeConfig = new Eks.Inputs.ClusterComputeConfigArgs
        {
            Enabled = true,
            NodePools = auto.Pools.ToArray(),
            NodeRoleArn = NodeRole.Arn,
        };
        args.StorageConfig = new Eks.Inputs.ClusterStorageConfigArgs
        {
            BlockStorage = new Eks.Inputs.ClusterStorageConfigBlockStorageArgs { Enabled = true },
        };
        args.KubernetesNetworkConfig = new Eks.Inputs.ClusterKubernetesNetworkConfigArgs
        {
            ServiceIpv4Cidr = _args.ServiceCidr,
            ElasticLoadBalancing = new Eks.Inputs.ClusterKubernetesNetworkConfigElasticLoadBalancingArgs { Enabled = true },
        };
    }

    private IEnumerable<Resource> MakeEntry(EksAccess access)
    {
        var name = $"{_name}-{access.Principal.Split(':')[^1].Replace('/', '-')}";
        var entry = new Eks.AccessEntry(name, new Eks.AccessEntryArgs
        {
            ClusterName = Cluster.Name,
            PrincipalArn = access.Principal,
            Type = "STANDARD",
        }, _parent.Child());
        yield return entry;

        var policy = access.Policy switch
        {
            EksAccessPolicy.ClusterAdministrator => "AmazonEKSClusterAdminPolicy",
            EksAccessPolicy.Administrator => "AmazonEKSAdminPolicy",
            EksAccessPolicy.Editor => "AmazonEKSEditPolicy",
            _ => "AmazonEKSViewPolicy",
        };
        yield return new Eks.AccessPolicyAssociation(name, new Eks.AccessPolicyAssociationArgs
        {
            ClusterName = Cluster.Name,
            PrincipalArn = access.Principal,
            PolicyArn = $"arn:{_account.Partition}:eks::aws:cluster-access-policy/{policy}",
            AccessScope = new Eks.Inputs.AccessPolicyAssociationAccessScopeArgs
            {
                Type = access.Namespaces.Count == 0 ? "cluster" : "namespace",
                Namespaces = access.Namespaces.OrNone(),
            },
        }, _parent.Child(entry));
    }
}
