using Infra.Catalogue;
using Infra.Components.Storage;
using Pulumi.Command.Remote;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Random;
using Provider = Pulumi.Kubernetes.Provider;

namespace Infra.Components.Clusters;

/// <summary>
/// A cluster made with kubeadm on machines that are reached over SSH: one control plane, alone or with workers, containerd, and Cilium as
/// its network. Load balancers and storage are the stack's to bring.
/// </summary>
public sealed class KubeadmCluster : ComponentResource
{
    private const string AdminKubeconfig = "/etc/kubernetes/admin.conf";

    private readonly string _name;
    private readonly KubeadmClusterArgs _args;
    private readonly KubeadmConfig _config;

    /// <summary>Makes the cluster.</summary>
    /// <param name="name">The cluster's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">
    /// A node is listed twice, the version is not supported or cannot follow the running one, or a value has the wrong form.
    /// </exception>
    public KubeadmCluster(string name, KubeadmClusterArgs args, ComponentResourceOptions? options = null)
        : base("infra:clusters:KubeadmCluster", name, options)
    {
        args.Checked(name);
        _name = name;
        _args = args;
        _config = new KubeadmConfig(args);

        var rollout = new NodeRollout(this, name, args.ControlPlane, args.Ssh);
        Resource[] fit =
        [
            rollout.Fit(args.ControlPlane, Script.KubeadmCheck, "control-plane", args.Version),
            .. args.Workers.Select(node => rollout.Fit(node, Script.KubeadmCheck, "worker", args.Version)),
        ];
        var guarded = this.Child();
        guarded.Protect = args.Protect;
        var key = new RandomBytes($"{name}-encryption", new RandomBytesArgs { Length = 32 }, guarded);
        EncryptionKey = Output.CreateSecret(key.Base64);
        var controlPlane = ControlPlane(fit);
        Resource last = controlPlane;
        foreach (var node in args.Workers)
            last = Worker(node, controlPlane, [.. fit, last]);

        Kubeconfig = rollout.Kubeconfig(AdminKubeconfig, args.Version, controlPlane);
        // Nodes are not ready before the network runs, so its provider must not wait for nodes.
        var network = Network(ProviderFor($"{name}-network", last));
        var members = rollout.Members("kubeadm", args.Version, args.Workers.Prepend(args.ControlPlane), last, network);
        var provider = ProviderFor(name, [.. members]);

        Cluster = Describe(provider);
        Metrics();
        if (args.LocalStorage)
            _ = new LocalPathStorage($"{name}-local-path", new() { Cluster = Cluster }, new ComponentResourceOptions { Parent = this });

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>What the components need to know.</summary>
    public Cluster Cluster { get; }

    /// <summary>The administrator's kubeconfig, a secret. Its certificate lasts a year and is renewed by every upgrade.</summary>
    public Output<string> Kubeconfig { get; }

    /// <summary>The key that encrypts Secrets in etcd, a secret: without it no backup of etcd can be read.</summary>
    public Output<string> EncryptionKey { get; }

    private Provider ProviderFor(string name, params ReadOnlySpan<Resource?> after) =>
        new(name, ClusterProvider.Args(Kubeconfig, _args.ForcePatches), this.Child(after));

    private Cluster Describe(Provider provider) => new()
    {
        Provider = provider,
        Mirrors = _args.Mirrors,
        WaitForRollout = _args.WaitForRollout,
        IsolateOperators = _args.IsolateOperators,
        StorageClass = _args.StorageClass ?? (_args.LocalStorage ? LocalPathStorage.ClassName : null),
        StorageClasses = _args.AllStorageClasses,
        Networks = _args.NetworksWith([_args.PodCidr, _args.ServiceCidr],
            _args.Workers.Prepend(_args.ControlPlane).SelectMany(node => new[] { node.Host.ToOutput(), K3sConfig.AddressOf(node) })),
        LoadBalancing = _args.Ports ?? new LoadBalancing.AddressPool(),
        GpuRuntimeClass = _args.GpuRuntimeClass,
        Version = KubernetesVersion.Parse(_args.Version),
        Kubeconfig = Kubeconfig,
        RecoveryKeys = new Dictionary<string, Output<string>> { ["encryptionKey"] = EncryptionKey },
    };

    private (string, Input<string>?)[] Common(ClusterNode node, string role) =>
    [
        ("role", role),
        ("node", node.Name),
        ("version", _args.Version),
        ("repository", _args.Repository),
        ("package-key", _args.PackageKey),
    ];

    private Command ControlPlane(Resource[] after)
    {
        var options = this.Child(after);
        options.Protect = _args.Protect;
        return new Machine(_args.ControlPlane, _args.Ssh).Keep(
            $"{_name}-{_args.ControlPlane.Name}",
            Script.KubeadmNode.With(
            [
                .. Common(_args.ControlPlane, "control-plane"),
                ("single", _args.Workers.Count == 0 ? "yes" : "no"),
                ("config", _config.ControlPlane()),
                ("audit", ApiServerFiles.Audit.Line()),
                ("admission", ApiServerFiles.Admission(_args.PodSecurity).Line()),
                ("encryption", KubeadmConfig.Encryption(EncryptionKey)),
            ]),
            options);
    }

    private Command Worker(ClusterNode node, Resource controlPlane, Resource[] after)
    {
        var name = $"{_name}-{node.Name}";
        var id = new RandomPassword($"{name}-token-id", Letters(6), this.Child());
        var secret = new RandomPassword($"{name}-token", Letters(16), this.Child());
        var token = Output.Format($"{id.Result}.{secret.Result}");

        var invitation = this.Child([controlPlane, .. after]);
        var invited = new Machine(_args.ControlPlane, _args.Ssh).Ask(
            $"{name}-invitation",
            Script.KubeadmInvite.With(("node", node.Name), ("token-id", id.Result), ("config", KubeadmConfig.Invitation(token))),
            invitation);
        return new Machine(node, _args.Ssh).Keep(
            name,
            Script.KubeadmNode.With([.. Common(node, "worker"), ("config", _config.Worker(node, token, invited.Stdout))]),
            this.Child([invited, .. after]));
    }

    // The form that kubeadm asks of a bootstrap token: small letters and digits.
    private static RandomPasswordArgs Letters(int length) => new() { Length = length, Special = false, Upper = false };

    private Release Network(Provider provider)
    {
        var values = new Dictionary<string, object>
        {
            // Addresses as the cluster gives them to its nodes, so that the pods' network is stated once.
            ["ipam"] = new Dictionary<string, object> { ["mode"] = "kubernetes" },
            // Two want two nodes.
            ["operator"] = new Dictionary<string, object> { ["replicas"] = _args.Workers.Count > 1 ? 2 : 1 },
        };
        // Beside kube-proxy Cilium leaves ports of nodes to the plugin that kubeadm's packages bring.
        if (_args.HostPorts)
            values["cni"] = new Dictionary<string, object> { ["chainingMode"] = "portmap" };

        values.Mirror(_args.Mirrors, "quay.io/cilium/cilium", "image");
        values.Mirror(_args.Mirrors, "quay.io/cilium/cilium-envoy", "envoy", "image");
        values.Mirror(_args.Mirrors, "quay.io/cilium/operator", "operator", "image");
        var chart = new HelmChart(ChartCatalogue.Cilium, _args.CiliumVersion);
        return new Release($"{_name}-cilium", chart.Install("cilium", new NamespaceRef(Describe(provider), "kube-system"), values),
            On(provider));
    }

    private void Metrics()
    {
        // kubeadm's kubelets sign their own certificates.
        var values = MetricsServer.Values(_args.Mirrors, selfSignedKubelets: true);
        var chart = new HelmChart(ChartCatalogue.MetricsServer, _args.MetricsServerVersion);
        _ = new Release($"{_name}-metrics-server", chart.Install("metrics-server", new NamespaceRef(Cluster, "kube-system"), values),
            On(Cluster.Provider));
    }

    private CustomResourceOptions On(Provider provider)
    {
        var options = this.Child();
        options.Provider = provider;
        return options;
    }
}
