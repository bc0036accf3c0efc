using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Catalogue;

namespace Infra.Components.Clusters;

internal sealed class K3sConfig(string name, K3sClusterArgs args)
{
    private const string Folder = "/etc/rancher/k3s";
    private const string ServerFolder = "/var/lib/rancher/k3s/server";

    // Packaged on its own from this version on; it would take over the Gateway API that the edge brings at the version it was built for.
    private static readonly KubernetesVersion _packagesGatewayApi = new(37);

    private static readonly string[] _ciphers =
    [
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
    ];

    /// <summary>The address by which nodes reach a node.</summary>
    public static Output<string> AddressOf(ClusterNode node) => (node.Address ?? node.Host).ToOutput();

    /// <summary>The address by which people and nodes reach the API.</summary>
    public Output<string> Endpoint => args.Endpoint is { } endpoint ? endpoint.ToOutput() : AddressOf(args.Servers[0]);

    /// <summary>A server's file. The first one starts the cluster unless it holds one already; the others join it.</summary>
    public Output<string> Server(ClusterNode node)
    {
        var names = args.Servers.SelectMany(server => new[] { server.Host.ToOutput(), AddressOf(server) });
        return Output.Tuple(Endpoint, Output.All(names), OwnAddress(node)).Apply(facts =>
        {
            var config = Node(node, facts.Item3);
            if (node == args.Servers[0])
                config["cluster-init"] = true;
            else
                config["server"] = $"https://{facts.Item1}:6443";

            config["agent-token-file"] = $"{Folder}/agent-token";
            config["tls-san"] = Json.Texts(facts.Item2.Prepend(facts.Item1).Concat(args.CertificateNames).Distinct(StringComparer.Ordinal));
            config["disable"] = Json.Texts(Disabled());
            config["flannel-backend"] = Backend();
            config["cluster-cidr"] = args.PodCidr;
            config["service-cidr"] = args.ServiceCidr;
            config["default-local-storage-path"] = args.LocalVolumes;
            config["write-kubeconfig-mode"] = "0600";
            config["secrets-encryption"] = true;
            config["kube-apiserver-arg"] = Json.Texts(
            [
                "enable-admission-plugins=NodeRestriction,EventRateLimit",
                $"admission-control-config-file={ServerFolder}/psa.yaml",
                $"audit-log-path={ServerFolder}/logs/audit.log",
                $"audit-policy-file={ServerFolder}/audit.yaml",
                "audit-log-maxage=30",
                "audit-log-maxbackup=10",
                "audit-log-maxsize=100",
                "service-account-extend-token-expiration=false",
            ]);
            config["kube-controller-manager-arg"] = Json.Texts(["terminated-pod-gc-threshold=100"]);
            config["etcd-snapshot-schedule-cron"] = args.Snapshots.Schedule;
            config["etcd-snapshot-retention"] = args.Snapshots.Keep;
            return config.Line();
        });
    }

    public Output<string> Agent(ClusterNode node) => Output.Tuple(Endpoint, OwnAddress(node)).Apply(facts =>
    {
        var config = Node(node, facts.Item2);
        config["server"] = $"https://{facts.Item1}:6443";
        return config.Line();
    });

    /// <summary>The file with the bucket of the snapshots and its keys, or nothing. It is a secret as a whole.</summary>
    public Output<string>? Snapshots() => args.Snapshots is EtcdSnapshots.InBucket s3
        ? Output.Tuple(s3.Bucket.ToOutput(), s3.AccessKey.Value, s3.SecretKey.Value).Apply(facts =>
        {
            var config = new JsonObject
            {
                ["etcd-s3"] = true,
                ["etcd-s3-bucket"] = facts.Item1,
                ["etcd-s3-folder"] = s3.Folder ?? name,
                ["etcd-s3-region"] = s3.Region,
                ["etcd-s3-access-key"] = facts.Item2,
                ["etcd-s3-secret-key"] = facts.Item3,
            };
            if (s3.Endpoint is not null)
                config["etcd-s3-endpoint"] = s3.Endpoint;

            return config.Line();
        })
        : null;

    public Output<string>? Registries()
    {
        var registries = args.Registries.Concat(Mirrored()).OrderBy(registry => registry.Key, StringComparer.Ordinal).ToArray();
        if (registries.Length == 0)
            return null;

        var none = Output.Create("");
        return Output.All(registries.Select(registry => registry.Value.Password?.Value ?? none)).Apply(passwords =>
        {
            var mirrors = new JsonObject();
            var configs = new JsonObject();
            foreach (var ((host, registry), password) in registries.Zip(passwords))
            {
                if (Mirror(registry) is { Count: > 0 } mirror)
                    mirrors[host] = mirror;

                if (Credentials(registry, password) is { Count: > 0 } credentials)
                    configs[host] = credentials;
            }

            return new JsonObject { ["mirrors"] = mirrors, ["configs"] = configs }.Line();
        });
    }

    private static JsonObject Node(ClusterNode node, string address)
    {
        var config = new JsonObject { ["node-name"] = node.Name };
        if (address.Length > 0)
            config["node-ip"] = address;

        if (node.Taints.Count > 0)
            config["node-taint"] = Json.Texts(node.Taints.Select(taint => taint.ToString()));

        config["token-file"] = $"{Folder}/token";
        config["protect-kernel-defaults"] = true;
        config["kubelet-arg"] = Json.Texts(["streaming-connection-idle-timeout=5m", $"tls-cipher-suites={string.Join(',', _ciphers)}"]);
        return config;
    }

    // The host by which SSH reaches a node may be a name or another network's address; only one that was given is meant as the node's own.
    private static Output<string> OwnAddress(ClusterNode node) => node.Address?.ToOutput() ?? Output.Create("");

    // Nodes pull k3s' own parts themselves, so the stack's mirrors of images are theirs as well. Where several mirrors share a registry,
    // k3s does not say which rewrite it takes, and the cluster's own settings have to.
    private IEnumerable<KeyValuePair<string, K3sRegistry>> Mirrored() => args.Mirrors.Images
        .Where(mirror => mirror.Key != "*")
        .GroupBy(mirror => mirror.Key.Split('/')[0], StringComparer.Ordinal)
        .Where(mirrors => mirrors.Count() == 1 && !args.Registries.ContainsKey(mirrors.Key))
        .Select(mirrors => KeyValuePair.Create(mirrors.Key, Mirrored(mirrors.Single().Key, mirrors.Single().Value)));

    private static K3sRegistry Mirrored(string source, string target)
    {
        var from = source.Split('/', 2) is [_, var inner] ? $"^{Regex.Escape(inner.TrimEnd('/'))}/(.*)$" : "^(.*)$";
        var to = target.TrimEnd('/').Split('/', 2) is [_, var path] ? $"{path}/$1" : "$1";
        return new K3sRegistry
        {
            Endpoints = [$"https://{target.Split('/')[0]}"],
            Rewrites = new Dictionary<string, string> { [from] = to },
        };
    }

    private static JsonObject Mirror(K3sRegistry registry)
    {
        var mirror = new JsonObject();
        if (registry.Endpoints.Count > 0)
            mirror["endpoint"] = Json.Texts(registry.Endpoints);

        if (registry.Rewrites.Count > 0)
            mirror["rewrite"] = Json.Map(registry.Rewrites);

        return mirror;
    }

    private static JsonObject Credentials(K3sRegistry registry, string password)
    {
        var credentials = new JsonObject();
        if (registry.User is not null)
            credentials["auth"] = new JsonObject { ["username"] = registry.User, ["password"] = password };

        if (registry.CertificateAuthority is not null)
            credentials["tls"] = new JsonObject { ["ca_file"] = registry.CertificateAuthority };

        return credentials;
    }

    private IEnumerable<string> Disabled() => Enum.GetValues<K3sAddOn>().Except(args.AddOns).Select(Word)
        .Concat(KubernetesVersion.Parse(args.Version) >= _packagesGatewayApi ? ["gateway-api-crd"] : [])
        .Order(StringComparer.Ordinal);

    private static string Word(K3sAddOn part) => part switch
    {
        K3sAddOn.Traefik => "traefik",
        K3sAddOn.ServiceLb => "servicelb",
        K3sAddOn.LocalStorage => "local-storage",
        _ => "metrics-server",
    };

    private string Backend() => args.Backend switch
    {
        FlannelBackend.HostGw => "host-gw",
        FlannelBackend.WireguardNative => "wireguard-native",
        _ => "vxlan",
    };
}
