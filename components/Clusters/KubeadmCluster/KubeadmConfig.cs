using System.Text.Json.Nodes;

namespace Infra.Components.Clusters;

/// <summary>The configuration files of kubeadm, v1beta4.</summary>
internal sealed class KubeadmConfig(KubeadmClusterArgs args)
{
    private const string ApiVersion = "kubeadm.k8s.io/v1beta4";
    private const string Files = "/etc/kubernetes/infra";
    private const string AuditLogs = "/var/log/kubernetes";

    public Output<string> Endpoint =>
        (args.Endpoint is { } endpoint ? endpoint.ToOutput() : K3sConfig.AddressOf(args.ControlPlane)).Apply(host => $"{host}:6443");

    /// <summary>Documents separated as the script expects them.</summary>
    public Output<string> ControlPlane()
    {
        var node = args.ControlPlane;
        return Output.Tuple(Endpoint, node.Host.ToOutput(), K3sConfig.AddressOf(node), Own(node)).Apply(facts => string.Join(" --- ",
            Init(facts.Item4).Line(),
            Cluster(facts.Item1, [facts.Item1.Split(':')[0], facts.Item2, facts.Item3, .. args.CertificateNames]).Line(),
            Kubelet.Line()));
    }

    /// <summary>The document by which a worker joins. It holds the token, and so is a secret.</summary>
    public Output<string> Worker(ClusterNode node, Output<string> token, Output<string> fingerprint) =>
        Output.Tuple(Endpoint, token, fingerprint, Own(node)).Apply(facts => new JsonObject
        {
            ["apiVersion"] = ApiVersion,
            ["kind"] = "JoinConfiguration",
            ["discovery"] = new JsonObject
            {
                ["bootstrapToken"] = new JsonObject
                {
                    ["apiServerEndpoint"] = facts.Item1,
                    ["token"] = facts.Item2,
                    ["caCertHashes"] = new JsonArray(facts.Item3.Trim()),
                },
            },
            ["nodeRegistration"] = Registration(node, node.Taints, facts.Item4),
        }.Line());

    /// <summary>The document that lets a worker join for two hours.</summary>
    public static Output<string> Invitation(Output<string> token) => token.Apply(value => new JsonObject
    {
        ["apiVersion"] = ApiVersion,
        ["kind"] = "InitConfiguration",
        ["bootstrapTokens"] = new JsonArray(new JsonObject
        {
            ["token"] = value,
            ["ttl"] = "2h0m0s",
            ["usages"] = Json.Texts(["signing", "authentication"]),
            ["groups"] = Json.Texts(["system:bootstrappers:kubeadm:default-node-token"]),
        }),
    }.Line());

    /// <summary>The file with the key that encrypts Secrets in etcd: 32 random bytes in base64.</summary>
    public static Output<string> Encryption(Output<string> key) => key.Apply(secret => new JsonObject
    {
        ["apiVersion"] = "apiserver.config.k8s.io/v1",
        ["kind"] = "EncryptionConfiguration",
        ["resources"] = new JsonArray(new JsonObject
        {
            ["resources"] = Json.Texts(["secrets"]),
            ["providers"] = new JsonArray(
                new JsonObject
                {
                    ["secretbox"] = new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["name"] = "first", ["secret"] = secret }) },
                },
                new JsonObject { ["identity"] = new JsonObject() }),
        }),
    }.Line());

    private static JsonObject Kubelet => new()
    {
        ["apiVersion"] = "kubelet.config.k8s.io/v1beta1",
        ["kind"] = "KubeletConfiguration",
        ["cgroupDriver"] = "systemd",
        ["protectKernelDefaults"] = true,
        ["streamingConnectionIdleTimeout"] = "5m0s",
    };

    // A mirror is configured for images, and this is the beginning of their names.
    private string Repository => args.Mirrors.Image("registry.k8s.io/pause")[..^"/pause".Length];

    private static Output<string> Own(ClusterNode node) => node.Address?.ToOutput() ?? Output.Create("");

    // An empty list of taints lets pods onto a control plane that is alone; without a list it has the usual one.
    private JsonObject Init(string address)
    {
        var node = args.ControlPlane;
        var alone = args.Workers.Count == 0;
        var taints = alone ? node.Taints : [new Taint("node-role.kubernetes.io/control-plane", "", TaintEffect.NoSchedule), .. node.Taints];
        var init = new JsonObject
        {
            ["apiVersion"] = ApiVersion,
            ["kind"] = "InitConfiguration",
            ["nodeRegistration"] = Registration(node, taints, address, always: true),
        };
        if (address.Length > 0)
            init["localAPIEndpoint"] = new JsonObject { ["advertiseAddress"] = address, ["bindPort"] = 6443 };

        return init;
    }

    private static JsonObject Registration(ClusterNode node, IReadOnlyList<Taint> taints, string address, bool always = false)
    {
        var registration = new JsonObject { ["name"] = node.Name, ["criSocket"] = "unix:///var/run/containerd/containerd.sock" };
        if (taints.Count > 0 || always)
        {
            registration["taints"] = new JsonArray([.. taints.Select(taint => new JsonObject
            {
                ["key"] = taint.Key,
                ["value"] = taint.Value,
                ["effect"] = taint.Effect.ToString(),
            })]);
        }

        if (address.Length > 0)
            registration["kubeletExtraArgs"] = Flags(("node-ip", address));

        return registration;
    }

    private JsonObject Cluster(string endpoint, IEnumerable<string> names) => new()
    {
        ["apiVersion"] = ApiVersion,
        ["kind"] = "ClusterConfiguration",
        ["kubernetesVersion"] = args.Version,
        ["controlPlaneEndpoint"] = endpoint,
        ["networking"] = new JsonObject { ["podSubnet"] = args.PodCidr, ["serviceSubnet"] = args.ServiceCidr },
        ["imageRepository"] = Repository,
        ["apiServer"] = new JsonObject
        {
            ["certSANs"] = Json.Texts(names.Distinct(StringComparer.Ordinal)),
            ["extraArgs"] = Flags(
                ("enable-admission-plugins", "NodeRestriction,EventRateLimit"),
                ("admission-control-config-file", $"{Files}/admission.yaml"),
                ("audit-policy-file", $"{Files}/audit.yaml"),
                ("audit-log-path", $"{AuditLogs}/audit.log"),
                ("audit-log-maxage", "30"),
                ("audit-log-maxbackup", "10"),
                ("audit-log-maxsize", "100"),
                ("encryption-provider-config", $"{Files}/encryption.yaml"),
                ("profiling", "false")),
            ["extraVolumes"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "infra",
                    ["hostPath"] = Files,
                    ["mountPath"] = Files,
                    ["readOnly"] = true,
                    ["pathType"] = "Directory",
                },
                new JsonObject
                {
                    ["name"] = "audit-logs",
                    ["hostPath"] = AuditLogs,
                    ["mountPath"] = AuditLogs,
                    ["pathType"] = "DirectoryOrCreate",
                }),
        },
        ["controllerManager"] = new JsonObject { ["extraArgs"] = Flags(("profiling", "false"), ("terminated-pod-gc-threshold", "100")) },
        ["scheduler"] = new JsonObject { ["extraArgs"] = Flags(("profiling", "false")) },
    };

    private static JsonArray Flags(params IEnumerable<(string Name, string Value)> flags) =>
        [.. flags.Select(flag => new JsonObject { ["name"] = flag.Name, ["value"] = flag.Value })];
}
