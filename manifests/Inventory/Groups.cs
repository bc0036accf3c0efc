namespace Infra.Manifests;

/// <summary>API groups and kinds that rules know.</summary>
internal static class Groups
{
    public const string Core = "";
    public const string Apps = "apps";
    public const string Batch = "batch";
    public const string Autoscaling = "autoscaling";
    public const string Policy = "policy";
    public const string Networking = "networking.k8s.io";
    public const string Discovery = "discovery.k8s.io";
    public const string Rbac = "rbac.authorization.k8s.io";
    public const string Storage = "storage.k8s.io";
    public const string Extensions = "apiextensions.k8s.io";
    public const string Gateway = "gateway.networking.k8s.io";
    public const string NginxGateway = "gateway.nginx.org";
    public const string CertManager = "cert-manager.io";
    public const string ExternalSecrets = "external-secrets.io";
    public const string Generators = "generators.external-secrets.io";
    public const string Argo = "argoproj.io";
    public const string Monitoring = "monitoring.coreos.com";
    public const string Cnpg = "postgresql.cnpg.io";
    public const string Barman = "barmancloud.cnpg.io";
    public const string RabbitMq = "rabbitmq.com";
    public const string Kustomize = "kustomize.config.k8s.io";
    public const string Traefik = "traefik.io";
    public const string OldTraefik = "traefik.containo.us";

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        Core, Apps, Batch, Autoscaling, Policy, Networking, Discovery, Rbac, Storage, Extensions, "admissionregistration.k8s.io",
            "apiregistration.k8s.io",
        "authentication.k8s.io", "authorization.k8s.io", "certificates.k8s.io", "coordination.k8s.io", "events.k8s.io",
            "flowcontrol.apiserver.k8s.io",
        "node.k8s.io", "scheduling.k8s.io", "resource.k8s.io", "extensions",
    };

    private static readonly HashSet<string> ClusterKinds = new(StringComparer.Ordinal)
    {
        "Namespace", "Node", "PersistentVolume", "ClusterRole", "ClusterRoleBinding", "StorageClass", "IngressClass", "PriorityClass",
            "RuntimeClass",
        "CustomResourceDefinition", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding", "APIService", "CSIDriver", "CSINode", "VolumeAttachment", "PodSecurityPolicy",
            "CertificateSigningRequest",
        "FlowSchema", "PriorityLevelConfiguration", "GatewayClass", "ClusterIssuer", "ClusterSecretStore", "ClusterExternalSecret",
            "ClusterGenerator",
        "ClusterPushSecret", "VolumeSnapshotClass", "VolumeSnapshotContent", "ClusterImageCatalog", "ClusterPolicy",
            "ClusterWorkflowTemplate", "ClusterTriggerAuthentication", "ClusterTriggerBinding", "ClusterInterceptor", "ClusterAnalysisTemplate",
        "Bundle", "CiliumClusterwideNetworkPolicy", "CiliumLoadBalancerIPPool", "CiliumBGPClusterConfig", "GlobalNetworkPolicy", "Profile",
        "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "EC2NodeClass", "NodePool", "NodeClaim",
        "ComponentStatus", "ServiceCIDR", "IPAddress", "DeviceClass", "Kustomization",
    };

    /// <summary>Whether every cluster has the kinds of a group.</summary>
    public static bool IsBuiltIn(string group) => BuiltIn.Contains(group);

    /// <summary>Whether objects of a kind belong to no namespace.</summary>
    public static bool IsClusterScoped(string group, string kind) =>
        ClusterKinds.Contains(kind) && (kind != "Kustomization" || group == Kustomize);
}
