using Infra.Manifests;

namespace Infra.Rules;

/// <summary>What charts, remote manifests and distributions bring without a manifest of their own: kinds and classes.</summary>
public sealed class Provided
{
    // What each chart installs. Source: the charts at the versions of manifests/Catalogue/Versions.cs.
    private static readonly Dictionary<string, ChartContent> Charts = new(StringComparer.Ordinal)
    {
        ["nginx-gateway-fabric"] = new([Groups.NginxGateway], GatewayClass: "nginx", ClassValue: ["nginxGateway", "gatewayClassName"]),
        ["cert-manager"] = new([Groups.CertManager, "acme.cert-manager.io"]),
        ["external-secrets"] = new([Groups.ExternalSecrets, Groups.Generators]),
        ["metallb"] = new(["metallb.io", "frrk8s.metallb.io"]),
        ["argo-cd"] = new([Groups.Argo]),
        ["argo-workflows"] = new([Groups.Argo]),
        ["argo-events"] = new([Groups.Argo]),
        ["argo-rollouts"] = new([Groups.Argo]),
        ["kube-prometheus-stack"] = new([Groups.Monitoring]),
        ["prometheus-operator-crds"] = new([Groups.Monitoring]),
        ["traefik"] = new([Groups.Traefik], GatewayClass: "traefik", IngressClass: "traefik"),
        ["ingress-nginx"] = new([], IngressClass: "nginx"),
        ["nginx-ingress"] = new(["k8s.nginx.org"], IngressClass: "nginx"),
        ["cloudnative-pg"] = new([Groups.Cnpg]),
        ["plugin-barman-cloud"] = new([Groups.Barman]),
        ["cluster-operator"] = new([Groups.RabbitMq]),
        ["rabbitmq-cluster-operator"] = new([Groups.RabbitMq]),
        ["keycloak-operator"] = new(["k8s.keycloak.org"]),
        ["aws-load-balancer-controller"] = new(["elbv2.k8s.aws"], IngressClass: "alb", GatewayClass: "aws-alb"),
        ["velero"] = new(["velero.io"]),
        ["karpenter"] = new(["karpenter.sh", "karpenter.k8s.aws"]),
        ["strimzi-kafka-operator"] = new(["kafka.strimzi.io"]),
        ["system-upgrade-controller"] = new(["upgrade.cattle.io"]),
        ["snapshot-controller"] = new(["snapshot.storage.k8s.io"]),
        ["nfs-subdir-external-provisioner"] = new([], StorageClass: "nfs-client", ClassValue: ["storageClass", "name"]),
        ["csi-driver-nfs"] = new([], StorageClass: "nfs-csi", ClassValue: ["storageClass", "name"]),
        ["openebs"] = new(["openebs.io"]),
        ["longhorn"] = new(["longhorn.io"], StorageClass: "longhorn"),
        ["minio-operator"] = new(["minio.min.io"]),
        ["loki"] = new([]),
    };

    // What a remote manifest brings, known by its address.
    private static readonly (string Part, string Group)[] Addresses =
    [
        ("gateway-api", Groups.Gateway), ("gateway-api", "gateway.networking.x-k8s.io"), ("nginx-gateway-fabric", Groups.NginxGateway),
        ("cert-manager", Groups.CertManager), ("cert-manager", "acme.cert-manager.io"), ("external-secrets", Groups.ExternalSecrets),
        ("external-secrets", Groups.Generators), ("metallb", "metallb.io"), ("argo-", Groups.Argo), ("argocd", Groups.Argo),
            ("argoproj", Groups.Argo),
        ("cloudnative-pg", Groups.Cnpg), ("cnpg", Groups.Cnpg), ("plugin-barman-cloud", Groups.Barman),
            ("cluster-operator", Groups.RabbitMq),
        ("messaging-topology-operator", Groups.RabbitMq), ("keycloak", "k8s.keycloak.org"), ("prometheus-operator", Groups.Monitoring),
            ("traefik", Groups.Traefik),
        ("system-upgrade-controller", "upgrade.cattle.io"), ("external-snapshotter", "snapshot.storage.k8s.io"),
    ];

    // Classes that distributions bring: k3s; kind, minikube and GKE; Docker Desktop; EKS.
    private static readonly string[] KnownStorageClasses = ["local-path", "standard", "standard-rwo", "hostpath", "gp2"];
    private static readonly string[] KnownIngressClasses = ["traefik"];

    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gatewayClasses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ingressClasses = new(KnownIngressClasses, StringComparer.Ordinal);
    private readonly HashSet<string> _storageClasses = new(KnownStorageClasses, StringComparer.Ordinal);

    internal Provided(IEnumerable<ChartRelease> charts, IEnumerable<string> remote, IEnumerable<Manifest> manifests)
    {
        foreach (var chart in charts)
        {
            Add(chart);
        }

        foreach (var address in remote)
        {
            _groups.UnionWith(Addresses.Where(known => address.Contains(known.Part,
                StringComparison.OrdinalIgnoreCase)).Select(known => known.Group));
        }

        foreach (var manifest in manifests)
        {
            switch (manifest.Id.Kind)
            {
                case "CustomResourceDefinition":
                    _kinds.Add($"{manifest.Tree.TextAt("spec", "group")}/{manifest.Tree.TextAt("spec", "names", "kind")}");
                    break;
                case "GatewayClass":
                    _gatewayClasses.Add(manifest.Id.Name);
                    break;
                case "IngressClass":
                    _ingressClasses.Add(manifest.Id.Name);
                    break;
                case "StorageClass":
                    _storageClasses.Add(manifest.Id.Name);
                    break;
            }
        }
    }

    /// <summary>Whether anybody brings a kind.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="kind">The kind.</param>
    public bool HasKind(string group, string kind) => Groups.IsBuiltIn(group) || _groups.Contains(group)
        || _kinds.Contains($"{group}/{kind}");

    /// <summary>Whether anybody brings a GatewayClass.</summary>
    /// <param name="name">Its name.</param>
    public bool HasGatewayClass(string name) => _gatewayClasses.Contains(name);

    /// <summary>Whether anybody brings an IngressClass.</summary>
    /// <param name="name">Its name.</param>
    public bool HasIngressClass(string name) => _ingressClasses.Contains(name);

    /// <summary>Whether anybody brings a StorageClass.</summary>
    /// <param name="name">Its name.</param>
    public bool HasStorageClass(string name) => _storageClasses.Contains(name);

    private void Add(ChartRelease chart)
    {
        if (!Charts.TryGetValue(chart.ChartName, out var content))
        {
            return;
        }

        _groups.UnionWith(content.Groups);
        var named = content.ClassValue is null ? null : chart.Values.TextAt(content.ClassValue);
        AddClass(_gatewayClasses, content.GatewayClass, named);
        AddClass(_storageClasses, content.StorageClass, named);
        AddClass(_ingressClasses, content.IngressClass, chart.Values.TextAt("controller", "ingressClassResource", "name"));
    }

    private static void AddClass(HashSet<string> classes, string? usual, string? named)
    {
        if (usual is not null)
        {
            classes.Add(named ?? usual);
        }
    }

    private sealed record ChartContent(
        string[] Groups, string? GatewayClass = null, string? IngressClass = null, string? StorageClass = null,
            string[]? ClassValue = null);
}
