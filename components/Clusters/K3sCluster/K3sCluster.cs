using Infra.Catalogue;
using Infra.Components.Storage;
using Pulumi.Random;
using Provider = Pulumi.Kubernetes.Provider;

namespace Infra.Components.Clusters;

/// <summary>
/// A k3s cluster on machines that are reached over SSH, hardened after the project's own guide: every machine is asked first whether it is
/// fit, then the servers are installed one after another, then the agents. An upgrade takes the same way. A node that is taken out is
/// drained, deleted and uninstalled.
/// </summary>
public sealed class K3sCluster : ComponentResource
{
    private const int TokenLength = 48;

    private readonly string _name;
    private readonly K3sClusterArgs _args;
    private readonly K3sConfig _config;

    /// <summary>Makes the cluster.</summary>
    /// <param name="name">The cluster's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">
    /// The number of servers is even, a node is listed twice, the version is not supported or cannot follow the running one, or a value has
    /// the wrong form.
    /// </exception>
    public K3sCluster(string name, K3sClusterArgs args, ComponentResourceOptions? options = null)
        : base("infra:clusters:K3sCluster", name, options)
    {
        args.Checked(name);
        _name = name;
        _args = args;
        _config = new K3sConfig(name, args);

        var token = Token("token", protect: args.Protect);
        var agentToken = Token("agent-token", protect: false);
        ServerToken = Output.CreateSecret(token.Result);

        var all = args.Servers.Concat(args.Agents).ToArray();
        var scripts = all.ToDictionary(node => node, node => args.Servers.Contains(node)
            ? Install(node, "server", ServerParameters(node, token, agentToken))
            : Install(node, "agent", AgentParameters(node, agentToken)));
        var rollout = new NodeRollout(this, name, args.Servers[0], args.Ssh);
        // A change of one machine checks all of them again first.
        var plan = Output.All(all.Select(node => scripts[node])).Apply(inputs => Script.Fingerprint(inputs));
        Resource[] fit = [.. all.Select(node => rollout.Fit(node, Script.K3sCheck, args.Servers.Contains(node) ? "server" : "agent",
            args.Version, plan))];
        var installed = new List<Resource>();
        foreach (var node in all)
        {
            var inOrder = this.Child([.. fit, installed.LastOrDefault()]);
            inOrder.Protect = args.Protect && args.Servers.Contains(node);
            installed.Add(new Machine(node, args.Ssh).Keep($"{name}-{node.Name}", scripts[node], inOrder));
        }

        var members = rollout.Members("k3s", args.Version, all, installed[^1]);
        Kubeconfig = Output.CreateSecret(Output
            .Tuple(rollout.Kubeconfig("/etc/rancher/k3s/k3s.yaml", args.Version, installed[0]), _config.Endpoint)
            // k3s writes the address by which the server reaches itself.
            .Apply(facts => facts.Item1.Replace("https://127.0.0.1:6443", $"https://{facts.Item2}:6443", StringComparison.Ordinal)));
        var provider = new Provider(name, ClusterProvider.Args(Kubeconfig, args.ForcePatches), this.Child([.. members]));

        Cluster = new Cluster
        {
            Provider = provider,
            Mirrors = args.Mirrors,
            WaitForRollout = args.WaitForRollout,
            IsolateOperators = args.IsolateOperators,
            StorageClass = args.StorageClass ?? (args.AddOns.Contains(K3sAddOn.LocalStorage) ? LocalPathStorage.ClassName : null),
            StorageClasses = args.AllStorageClasses,
            Networks = args.NetworksWith([args.PodCidr, args.ServiceCidr], all.SelectMany(node => new[] { node.Host.ToOutput(), K3sConfig.AddressOf(node) })),
            LoadBalancing = args.Ports
                ?? (args.AddOns.Contains(K3sAddOn.ServiceLb) ? new LoadBalancing.BuiltIn() : new LoadBalancing.AddressPool()),
            Version = KubernetesVersion.Parse(args.Version),
            Kubeconfig = Kubeconfig,
            GpuRuntimeClass = args.GpuRuntimeClass ?? "nvidia",
            RecoveryKeys = new Dictionary<string, Output<string>> { ["serverToken"] = ServerToken },
        };
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>What the components need to know.</summary>
    public Cluster Cluster { get; }

    /// <summary>The administrator's kubeconfig, a secret. Its certificate lasts a year and is renewed by every upgrade.</summary>
    public Output<string> Kubeconfig { get; }

    /// <summary>
    /// The servers' token, a secret. It encrypts what is in a snapshot: without it no snapshot can be restored. It is kept in the stack's
    /// state; export it, and keep a copy where the state is not.
    /// </summary>
    public Output<string> ServerToken { get; }

    private static Input<string>? OrNothing(Output<string>? value) => value is null ? null : (Input<string>)value;

    private RandomPassword Token(string name, bool protect)
    {
        var options = this.Child();
        options.Protect = protect;
        // Letters and digits: k3s splits a token at colons.
        return new RandomPassword($"{_name}-{name}", new RandomPasswordArgs { Length = TokenLength, Special = false }, options);
    }

    private Output<string> Install(ClusterNode node, string role, (string, Input<string>?)[] parameters) => Script.K3sNode.With(
    [
        ("role", role),
        ("node", node.Name),
        ("version", _args.Version),
        ("installer", _args.Installer),
        ("installer-sha256", _args.InstallerSha256),
        ("releases", _args.Releases),
        ("wait", NodeRollout.WaitSeconds),
        .. parameters,
    ]);

    private (string, Input<string>?)[] AgentParameters(ClusterNode node, RandomPassword agentToken) =>
        [("config", _config.Agent(node)), ("token", agentToken.Result), ("registries", OrNothing(_config.Registries()))];

    private (string, Input<string>?)[] ServerParameters(ClusterNode node, RandomPassword token, RandomPassword agentToken) =>
    [
        ("config", _config.Server(node)),
        ("audit", ApiServerFiles.Audit.Line()),
        ("admission", ApiServerFiles.Admission(_args.PodSecurity).Line()),
        ("registries", OrNothing(_config.Registries())),
        ("token", token.Result),
        ("agent-token", agentToken.Result),
        ("snapshots", OrNothing(_config.Snapshots())),
    ];
}
