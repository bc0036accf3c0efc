using System.Collections.Immutable;
using Infra.Catalogue;
using Infra.Components.Aws;
using Infra.Components.Networks;
using Infra.Components.Storage;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Clusters;

/// <summary>
/// A Kubernetes cluster of AWS: control plane, nodes, add-ons, encrypted volumes, load balancers, and pods that have roles instead of keys.
/// The program reaches its API from inside the network or from <see cref="EksClusterArgs.PublicAccess"/>.
/// </summary>
public sealed class EksCluster : ComponentResource, IAwsPodIdentity
{
    /// <summary>The name of the storage class that the cluster brings: encrypted gp3 volumes of EBS.</summary>
    public const string EncryptedDisks = "gp3";

    private readonly string _name;
    private readonly EksClusterArgs _args;
    private readonly EksControlPlane _plane;

    /// <summary>Makes the cluster.</summary>
    /// <param name="name">The cluster's name, a DNS label. It cannot be changed later.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together, or the cluster has no administrator.</exception>
    public EksCluster(string name, EksClusterArgs args, ComponentResourceOptions? options = null)
        : base("infra:clusters:EksCluster", name, options.On(args.Checked(name).Network.Account))
    {
        (_name, _args) = (name, args);
        _plane = new EksControlPlane(name, args, this);
        Kubeconfig = EksKubeconfig.Of(name, _plane.Cluster, args.Network.Account);

        var nodes = args.Nodes is EksNodes.Managed managed ? MakeNodes(managed) : [];
        // What the numbers of pods are scaled by; EKS brings it along neither way.
        nodes.Add(EksAddons.Make(name, "metrics-server", EksAddons.Versions(args).MetricsServer, _plane, this, null, [.. nodes]));
        // Objects can be made as soon as the program has access, and run as soon as there are nodes.
        var bare = Facts(MakeProvider($"{name}-bare", [.. _plane.Entries, .. nodes]), new LoadBalancing.BuiltIn());
        var volumes = new EbsStorageClass($"{name}-gp3", new EbsStorageClassArgs
        {
            Cluster = bare,
            Name = EncryptedDisks,
            AutoMode = args.Nodes is EksNodes.AutoMode,
        }, new ComponentResourceOptions { Parent = this });
        // The controller's webhook sees every Service, and it alone removes the load balancers that it made: all else comes after it, and
        // goes before it. A provider of its own expresses that once for everything.
        Resource builtIn = args.Nodes is EksNodes.AutoMode ? EnforceNetworkPolicies(bare) : MakeLoadBalancerController(bare);
        Cluster = Facts(MakeProvider(name, volumes, builtIn), EksLoadBalancing.Of(args));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>What the components need to know.</summary>
    public Cluster Cluster { get; }

    /// <summary>The kubeconfig, a secret. It holds no credential: it asks the AWS command line for one.</summary>
    public Output<string> Kubeconfig { get; }

    /// <inheritdoc/>
    public AwsAccount Account => _args.Network.Account;

    /// <inheritdoc/>
    public PodRole Grant(string name, Input<string> space, string serviceAccount, IReadOnlyList<Statement> statements,
        ComponentResourceOptions? options = null) =>
        new(name, new PodRoleArgs
        {
            Account = _args.Network.Account,
            Cluster = _name,
            Namespace = space,
            ServiceAccount = serviceAccount,
            Statements = statements,
            After = [_plane.Cluster],
        }, options ?? new ComponentResourceOptions { Parent = this });

    private Pulumi.Kubernetes.Provider MakeProvider(string name, params Resource[] after) =>
        new(name, ClusterProvider.Args(Kubeconfig, _args.ForcePatches), this.Child(after));

    private Cluster Facts(Pulumi.Kubernetes.Provider provider, LoadBalancing balancing) => new()
    {
        Provider = provider,
        Mirrors = _args.Mirrors,
        WaitForRollout = _args.WaitForRollout,
        IsolateOperators = _args.IsolateOperators,
        // Auto Mode resolves names on each node, where no policy finds pods; EKS gives the resolver the tenth address of the Services'
        // range.
        NameServer = _args.Nodes is EksNodes.AutoMode ? Ipv4Range.Parse(_args.ServiceCidr)!.Address(10) : null,
        StorageClass = _args.StorageClass ?? EncryptedDisks,
        StorageClasses = [EncryptedDisks, .. _args.StorageClasses],
        LoadBalancing = balancing,
        Networks = Output.Create<ImmutableArray<string>>([_args.Network.Cidr, _args.ServiceCidr, .. _args.Network.PeerCidrs]),
        NodeLabels = _args.Nodes is EksNodes.Managed managed ? Common(managed.Groups) : new Dictionary<string, string>(),
        PodIdentity = this,
        Version = KubernetesVersion.Parse(_args.Version),
        Kubeconfig = Kubeconfig,
    };

    private static Dictionary<string, string> Common(IReadOnlyList<EksNodeGroup> groups) => groups[0].Labels
        .Where(label => groups.All(group => group.Labels.GetValueOrDefault(label.Key) == label.Value))
        .ToDictionary(StringComparer.Ordinal);

    // Nodes become ready with a network, and pods get credentials from an agent that must be there before them; the rest needs nodes.
    private List<Resource> MakeNodes(EksNodes.Managed managed)
    {
        var versions = EksAddons.Versions(_args);
        var network = GrantAws("aws-node", "AmazonEKS_CNI_Policy");
        Resource[] first =
        [
            EksAddons.Make(_name, "vpc-cni", versions.VpcCni, _plane, this, """{"enableNetworkPolicy":"true"}""", network),
            EksAddons.Make(_name, "kube-proxy", versions.KubeProxy, _plane, this),
            EksAddons.Make(_name, "eks-pod-identity-agent", versions.PodIdentityAgent, _plane, this),
        ];
        var groups = managed.Groups.Select(group => EksWorkers.Make(_name, _args, group, _plane, first, this)).ToArray();
        return
        [
            .. groups,
            EksAddons.Make(_name, "coredns", versions.CoreDns, _plane, this, null, groups),
            EksAddons.Make(_name, "aws-ebs-csi-driver", versions.EbsCsiDriver, _plane, this, null,
                [.. groups, GrantAws("ebs-csi-controller-sa", "AmazonEBSCSIDriverPolicyV2")]),
        ];
    }

    private PodRole GrantAws(string serviceAccount, string policy) => new($"{_name}-{serviceAccount}", new PodRoleArgs
    {
        Account = _args.Network.Account,
        Cluster = _name,
        Namespace = "kube-system",
        ServiceAccount = serviceAccount,
        ManagedPolicies = [policy],
        After = [_plane.Cluster],
    }, new ComponentResourceOptions { Parent = this });

    // Auto Mode has the agent that enforces network policies built in, and ignores them until it is told not to:
    // https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html.
    private ConfigMap EnforceNetworkPolicies(Cluster bare) => new($"{_name}-network-policies", new ConfigMapArgs
    {
        Metadata = new ObjectMetaArgs { Name = "amazon-vpc-cni", Namespace = "kube-system" },
        Data = { { "enable-network-policy-controller", "true" } },
    }, CustomResourceOptions.Merge(this.Child(), new CustomResourceOptions { Provider = bare.Provider }));

    private AwsLoadBalancerController MakeLoadBalancerController(Cluster bare)
    {
        var name = $"{_name}-load-balancers";
        var role = Grant(name, "kube-system", AwsLoadBalancerController.ServiceAccount,
            LoadBalancerGrants.Of(_args.Network.Account, _name, _args.Network.Id));
        return new AwsLoadBalancerController(name, new AwsLoadBalancerControllerArgs
        {
            Cluster = bare,
            ClusterName = _name,
            Region = _args.Network.Account.Region,
            VpcId = _args.Network.Id,
            Version = _args.LoadBalancerController,
            Role = role,
        }, new ComponentResourceOptions { Parent = this });
    }
}
