
namespace Infra.Catalogue;

/// <summary>
/// The versions of Kubernetes that EKS and everything installed here support, each with the add-ons that EKS installs on it by default. A
/// line is added when EKS and the operators take a new minor version, and removed when AWS's standard support of the old one ends.
/// </summary>
/// <param name="Kubernetes">The minor version.</param>
/// <param name="VpcCni">The add-on <c>vpc-cni</c>.</param>
/// <param name="CoreDns">The add-on <c>coredns</c>.</param>
/// <param name="KubeProxy">The add-on <c>kube-proxy</c>.</param>
/// <param name="PodIdentityAgent">The add-on <c>eks-pod-identity-agent</c>.</param>
/// <param name="EbsCsiDriver">The add-on <c>aws-ebs-csi-driver</c>.</param>
/// <param name="MetricsServer">The add-on <c>metrics-server</c>.</param>
public sealed record EksVersions(
    KubernetesVersion Kubernetes, string VpcCni, string CoreDns, string KubeProxy, string PodIdentityAgent, string EbsCsiDriver, string MetricsServer)
{
    /// <summary>The AWS Load Balancer Controller: chart and application have one version but for the letter v.</summary>
    // renovate: datasource=helm depName=aws-load-balancer-controller registryUrl=https://aws.github.io/eks-charts
    public const string LoadBalancerController = "3.5.0";

    /// <summary>The versions, oldest first. Standard support of 1.35 ends on 2027-03-27, of 1.36 on 2027-08-02.</summary>
    public static IReadOnlyList<EksVersions> All { get; } =
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

    /// <summary>The add-ons of a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>The add-ons; null when the version is not supported.</returns>
    public static EksVersions? Of(KubernetesVersion version) => All.FirstOrDefault(one => one.Kubernetes == version);
}
