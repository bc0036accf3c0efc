namespace Infra.Catalogue;

/// <summary>
/// Every version that this program pins, in one place. Each line says where it comes from, in a form that Renovate reads; versions that
/// must move together stand together. A stack file may choose another chart version (<c>infra:charts</c>).
/// </summary>
public static class Versions
{
    /// <summary>Gateway API, standard channel. NGINX Gateway Fabric 2.5 and 2.6 are built for 1.5.1.</summary>
    // renovate: datasource=github-releases depName=kubernetes-sigs/gateway-api
    public const string GatewayApi = "v1.5.1";

    /// <summary>NGINX Gateway Fabric: chart and application have one version.</summary>
    // renovate: datasource=docker depName=ghcr.io/nginx/charts/nginx-gateway-fabric
    public const string NginxGatewayFabric = "2.6.7";

    /// <summary>cert-manager: chart and application have one version.</summary>
    // renovate: datasource=helm depName=cert-manager registryUrl=https://charts.jetstack.io
    public const string CertManager = "v1.21.1";

    /// <summary>The chart of the External Secrets Operator.</summary>
    // renovate: datasource=helm depName=external-secrets registryUrl=https://charts.external-secrets.io
    public const string ExternalSecrets = "2.9.0";

    /// <summary>MetalLB: chart and application have one version but for the letter v.</summary>
    // renovate: datasource=helm depName=metallb registryUrl=https://metallb.github.io/metallb
    public const string MetalLb = "0.16.1";

    /// <summary>k3s, from the newest minor version that cert-manager and CloudNativePG support as well.</summary>
    // renovate: datasource=github-releases depName=k3s-io/k3s
    public const string K3s = "v1.36.3+k3s1";

    /// <summary>Kubernetes as kubeadm installs it.</summary>
    // renovate: datasource=github-releases depName=kubernetes/kubernetes
    public const string Kubernetes = "v1.36.3";

    /// <summary>Cilium, the network of clusters made with kubeadm: chart and application have one version.</summary>
    // renovate: datasource=helm depName=cilium registryUrl=https://helm.cilium.io
    public const string Cilium = "1.19.3";

    /// <summary>The chart of the metrics server, for clusters that do not bring it.</summary>
    // renovate: datasource=helm depName=metrics-server registryUrl=https://kubernetes-sigs.github.io/metrics-server/
    public const string MetricsServer = "3.13.1";

    /// <summary>The chart of the Kubernetes project's NFS driver.</summary>
    // renovate: datasource=helm depName=csi-driver-nfs registryUrl=https://raw.githubusercontent.com/kubernetes-csi/csi-driver-nfs/master/charts
    public const string CsiDriverNfs = "4.13.4";

    /// <summary>The chart of the older NFS provisioner, the last there will be.</summary>
    // renovate: datasource=helm depName=nfs-subdir-external-provisioner registryUrl=https://kubernetes-sigs.github.io/nfs-subdir-external-provisioner
    public const string NfsSubdirProvisioner = "4.0.18";

    /// <summary>The provisioner of folders on nodes, for clusters that do not bring it.</summary>
    // renovate: datasource=github-releases depName=rancher/local-path-provisioner
    public const string LocalPathProvisioner = "v0.0.37";

    /// <summary>The chart of the driver of OpenStack's block storage; its second number is the minor version of Kubernetes.</summary>
    // renovate: datasource=helm depName=openstack-cinder-csi registryUrl=https://kubernetes.github.io/cloud-provider-openstack
    public const string CinderCsi = "2.36.0";
}
