namespace Infra.Catalogue;

/// <summary>The releases of Kubernetes that clusters are made of, and the minor versions that everything here supports.</summary>
public static class KubernetesReleases
{
    /// <summary>k3s, from the newest minor version that cert-manager and CloudNativePG support as well.</summary>
    // renovate: datasource=github-releases depName=k3s-io/k3s
    public const string K3s = "v1.36.3+k3s1";

    /// <summary>The tag from which the installer of k3s is taken, whatever it installs.</summary>
    public const string K3sInstaller = "v1.36.3+k3s1";

    /// <summary>
    /// The SHA-256 checksum of <c>install.sh</c> at <see cref="K3sInstaller"/>; it is the same at v1.36.2, v1.36.4 and v1.36.5. It is
    /// looked up by hand:
    /// <c>curl -fsSL https://raw.githubusercontent.com/k3s-io/k3s/TAG/install.sh | sha256sum</c>.
    /// </summary>
    public const string K3sInstallerSha256 = "46177d4c99440b4c0311b67233823a8e8a2fc09693f6c89af1a7161e152fbfad";

    /// <summary>
    /// The fingerprint of the key that signs the packages of https://pkgs.k8s.io: <c>curl -fsSL
    /// https://pkgs.k8s.io/core:/stable:/v1.36/deb/Release.key | gpg --show-keys</c>.
    /// </summary>
    public const string PackageKey = "DE15B14486CD377B9E876E1A234654DA9A296436";

    /// <summary>Kubernetes as kubeadm installs it.</summary>
    // renovate: datasource=github-releases depName=kubernetes/kubernetes
    public const string Kubeadm = "v1.36.3";

    /// <summary>The minor version that everything pinned here is tested on. The rules assume it when nothing else is said.</summary>
    public static KubernetesVersion Tested { get; } = KubernetesVersion.Parse(Kubeadm)!.Value;

    /// <summary>The oldest minor version that cert-manager, CloudNativePG and the metrics server support.</summary>
    public static KubernetesVersion Oldest { get; } = new(34);

    /// <summary>The newest minor version that a cluster may have: the one after the tested one.</summary>
    public static KubernetesVersion Newest { get; } = new(Tested.Minor + 1);

    /// <summary>
    /// The minor versions on EKS, oldest first, each with the add-ons that EKS installs on it by default. A line is added when EKS and the
    /// operators take a new minor version, and removed when AWS's standard support of the old one ends: 1.35 on 2027-03-27, 1.36 on
    /// 2027-08-02. Renovate needs credentials for AWS to look the add-ons up, with <c>eks:DescribeAddonVersions</c>.
    /// </summary>
    public static IReadOnlyList<EksRelease> Eks { get; } =
    [
        new(new KubernetesVersion(35),
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.35","addonName":"vpc-cni","default":true}
            VpcCni: "v1.21.1-eksbuild.8",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.35","addonName":"coredns","default":true}
            CoreDns: "v1.14.2-eksbuild.4",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.35","addonName":"kube-proxy","default":true}
            KubeProxy: "v1.35.3-eksbuild.5",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.35","addonName":"eks-pod-identity-agent","default":true}
            PodIdentityAgent: "v1.3.10-eksbuild.3",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.35","addonName":"aws-ebs-csi-driver","default":true}
            EbsCsiDriver: "v1.59.0-eksbuild.1",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.35","addonName":"metrics-server","default":true}
            MetricsServer: "v0.8.1-eksbuild.10"),
        new(new KubernetesVersion(36),
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.36","addonName":"vpc-cni","default":true}
            VpcCni: "v1.22.4-eksbuild.3",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.36","addonName":"coredns","default":true}
            CoreDns: "v1.14.3-eksbuild.23",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.36","addonName":"kube-proxy","default":true}
            KubeProxy: "v1.36.0-eksbuild.25",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.36","addonName":"eks-pod-identity-agent","default":true}
            PodIdentityAgent: "v1.3.10-eksbuild.3",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.36","addonName":"aws-ebs-csi-driver","default":true}
            EbsCsiDriver: "v1.63.1-eksbuild.1",
            // renovate: datasource=aws-eks-addon depName={"kubernetesVersion":"1.36","addonName":"metrics-server","default":true}
            MetricsServer: "v0.8.1-eksbuild.10"),
    ];

    /// <summary>The release of EKS with a minor version.</summary>
    /// <param name="version">The minor version.</param>
    /// <returns>The release; null when the version is not supported.</returns>
    public static EksRelease? EksOf(KubernetesVersion version) => Eks.FirstOrDefault(release => release.Kubernetes == version);
}

/// <summary>A minor version of Kubernetes on EKS, and its add-ons.</summary>
/// <param name="Kubernetes">The minor version.</param>
/// <param name="VpcCni">The add-on <c>vpc-cni</c>.</param>
/// <param name="CoreDns">The add-on <c>coredns</c>.</param>
/// <param name="KubeProxy">The add-on <c>kube-proxy</c>.</param>
/// <param name="PodIdentityAgent">The add-on <c>eks-pod-identity-agent</c>.</param>
/// <param name="EbsCsiDriver">The add-on <c>aws-ebs-csi-driver</c>.</param>
/// <param name="MetricsServer">The add-on <c>metrics-server</c>.</param>
public sealed record EksRelease(
    KubernetesVersion Kubernetes, string VpcCni, string CoreDns, string KubeProxy, string PodIdentityAgent, string EbsCsiDriver,
    string MetricsServer);
