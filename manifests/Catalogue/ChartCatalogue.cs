namespace Infra.Catalogue;

/// <summary>
/// The Helm charts that are known: those that components install, each at one exact version, and those that rules look into. The comment
/// above a version says where it comes from, in a form that Renovate reads. Versions that move together stand together in renovate.json.
/// </summary>
public static class ChartCatalogue
{
    /// <summary>
    /// NGINX Gateway Fabric: chart and application have one version. Sources: the table of technical specifications in its README.
    /// </summary>
    public static KnownChart NginxGatewayFabric { get; } = new("nginx-gateway-fabric")
    {
        Repository = "oci://ghcr.io/nginx/charts",
        // renovate: datasource=docker depName=ghcr.io/nginx/charts/nginx-gateway-fabric
        Version = "2.6.7",
        ApiGroups = [Groups.NginxGateway],
        GatewayClass = "nginx",
        ClassValue = ["nginxGateway", "gatewayClassName"],
        Oldest = "2.6",
        Minors =
        [
            new("2.7", "1.6", new(32)), new("2.6", "1.5", new(31)), new("2.5", "1.5", new(31)), new("2.4", "1.4", new(25)),
            new("2.3", "1.4", new(25)),
            new("2.2", "1.3"), new("2.1", "1.3"), new("2.0", "1.3"),
        ],
    };

    /// <summary>Traefik. Its CRDs are <see cref="PublishedManifests.Traefik"/>, the version of the application in this chart.</summary>
    public static KnownChart Traefik { get; } = new("traefik")
    {
        Repository = "https://traefik.github.io/charts",
        // renovate: datasource=helm depName=traefik registryUrl=https://traefik.github.io/charts
        Version = "41.3.0",
        ApiGroups = [Groups.Traefik],
        GatewayClass = "traefik",
        IngressClass = "traefik",
        IngressClassValue = ["ingressClass", "name"],
    };

    /// <summary>ingress-nginx, retired in March 2026: this is its last version, for clusters that have it.</summary>
    public static KnownChart IngressNginx { get; } = new("ingress-nginx")
    {
        Repository = "https://kubernetes.github.io/ingress-nginx",
        // renovate: datasource=helm depName=ingress-nginx registryUrl=https://kubernetes.github.io/ingress-nginx
        Version = "4.15.1",
        IngressClass = "nginx",
    };

    /// <summary>cert-manager: chart and application have one version. Its last two minor versions get fixes.</summary>
    public static KnownChart CertManager { get; } = new("cert-manager")
    {
        Repository = "https://charts.jetstack.io",
        // renovate: datasource=helm depName=cert-manager registryUrl=https://charts.jetstack.io
        Version = "v1.21.1",
        ApiGroups = [Groups.CertManager, "acme.cert-manager.io"],
        Oldest = "1.20",
        Minors =
        [
            new("1.21", null, new(33), new(36)), new("1.20", null, new(32), new(35)), new("1.19", null, new(31), new(35)),
            new("1.18", null, new(29), new(33)),
        ],
    };

    /// <summary>The External Secrets Operator. Its last minor version gets fixes.</summary>
    public static KnownChart ExternalSecrets { get; } = new("external-secrets")
    {
        Repository = "https://charts.external-secrets.io",
        // renovate: datasource=helm depName=external-secrets registryUrl=https://charts.external-secrets.io
        Version = "2.9.0",
        ApiGroups = [Groups.ExternalSecrets, Groups.Generators],
        Oldest = "2.9",
    };

    /// <summary>MetalLB: chart and application have one version but for the letter v.</summary>
    public static KnownChart MetalLb { get; } = new("metallb")
    {
        Repository = "https://metallb.github.io/metallb",
        // renovate: datasource=helm depName=metallb registryUrl=https://metallb.github.io/metallb
        Version = "0.16.1",
        ApiGroups = ["metallb.io", "frrk8s.metallb.io"],
    };

    /// <summary>The AWS Load Balancer Controller: chart and application have one version but for the letter v.</summary>
    public static KnownChart AwsLoadBalancerController { get; } = new("aws-load-balancer-controller")
    {
        Repository = "https://aws.github.io/eks-charts",
        // renovate: datasource=helm depName=aws-load-balancer-controller registryUrl=https://aws.github.io/eks-charts
        Version = "3.5.0",
        ApiGroups = ["elbv2.k8s.aws"],
        GatewayClass = "aws-alb",
        IngressClass = "alb",
    };

    /// <summary>Cilium, the network of clusters made with kubeadm: chart and application have one version.</summary>
    public static KnownChart Cilium { get; } = new("cilium")
    {
        Repository = "https://helm.cilium.io",
        // renovate: datasource=helm depName=cilium registryUrl=https://helm.cilium.io
        Version = "1.19.3",
    };

    /// <summary>The metrics server, for clusters that do not bring it.</summary>
    public static KnownChart MetricsServer { get; } = new("metrics-server")
    {
        Repository = "https://kubernetes-sigs.github.io/metrics-server/",
        // renovate: datasource=helm depName=metrics-server registryUrl=https://kubernetes-sigs.github.io/metrics-server/
        Version = "3.13.1",
        Minors = [new("3.13", null, new(34))],
    };

    /// <summary>The Kubernetes project's NFS driver.</summary>
    public static KnownChart CsiDriverNfs { get; } = new("csi-driver-nfs")
    {
        Repository = "https://raw.githubusercontent.com/kubernetes-csi/csi-driver-nfs/master/charts",
        // renovate: datasource=helm depName=csi-driver-nfs registryUrl=https://raw.githubusercontent.com/kubernetes-csi/csi-driver-nfs/master/charts
        Version = "4.13.4",
        StorageClass = "nfs-csi",
        ClassValue = ["storageClass", "name"],
    };

    /// <summary>The older NFS provisioner, at the last version there will be.</summary>
    public static KnownChart NfsSubdirProvisioner { get; } = new("nfs-subdir-external-provisioner")
    {
        Repository = "https://kubernetes-sigs.github.io/nfs-subdir-external-provisioner",
        // renovate: datasource=helm depName=nfs-subdir-external-provisioner registryUrl=https://kubernetes-sigs.github.io/nfs-subdir-external-provisioner
        Version = "4.0.18",
        StorageClass = "nfs-client",
        ClassValue = ["storageClass", "name"],
    };

    /// <summary>The driver of OpenStack's block storage; its second number is the minor version of Kubernetes.</summary>
    public static KnownChart CinderCsi { get; } = new("openstack-cinder-csi")
    {
        Repository = "https://kubernetes.github.io/cloud-provider-openstack",
        // renovate: datasource=helm depName=openstack-cinder-csi registryUrl=https://kubernetes.github.io/cloud-provider-openstack
        Version = "2.36.0",
    };

    /// <summary>Argo CD. The application's version is another one; the last three minor versions of it get fixes.</summary>
    public static KnownChart ArgoCd { get; } = new("argo-cd")
    {
        Repository = "https://argoproj.github.io/argo-helm",
        // renovate: datasource=helm depName=argo-cd registryUrl=https://argoproj.github.io/argo-helm
        Version = "10.1.1",
        ApiGroups = [Groups.Argo],
        Addresses = ["argo-", "argocd", "argoproj"],
    };

    /// <summary>Argo Workflows. The application's version is another one.</summary>
    public static KnownChart ArgoWorkflows { get; } = new("argo-workflows")
    {
        Repository = "https://argoproj.github.io/argo-helm",
        // renovate: datasource=helm depName=argo-workflows registryUrl=https://argoproj.github.io/argo-helm
        Version = "1.0.18",
        ApiGroups = [Groups.Argo],
    };

    /// <summary>Argo Events. The application's version is another one.</summary>
    public static KnownChart ArgoEvents { get; } = new("argo-events")
    {
        Repository = "https://argoproj.github.io/argo-helm",
        // renovate: datasource=helm depName=argo-events registryUrl=https://argoproj.github.io/argo-helm
        Version = "2.4.22",
        ApiGroups = [Groups.Argo],
    };

    /// <summary>Jenkins: chart 5.9.53 is Jenkins 2.568.2. Its plugins are <see cref="PluginCatalogue"/>; they move with it.</summary>
    public static KnownChart Jenkins { get; } = new("jenkins")
    {
        Repository = "https://charts.jenkins.io",
        // renovate: datasource=helm depName=jenkins registryUrl=https://charts.jenkins.io
        Version = "5.9.53",
    };

    /// <summary>CloudNativePG, the operator of PostgreSQL: chart 0.29 is operator 1.30, which ends in December 2026.</summary>
    public static KnownChart CloudNativePg { get; } = new("cloudnative-pg")
    {
        Repository = "https://cloudnative-pg.github.io/charts",
        // renovate: datasource=helm depName=cloudnative-pg registryUrl=https://cloudnative-pg.github.io/charts
        Version = "0.29.0",
        ApiGroups = [Groups.Cnpg],
        Addresses = ["cnpg"],
        Minors = [new("0.29", null, new(30), new(36))],
    };

    /// <summary>
    /// The plugin of CloudNativePG that keeps backups in object stores. It needs cert-manager and the operator's namespace.
    /// </summary>
    public static KnownChart BarmanCloud { get; } = new("plugin-barman-cloud")
    {
        Repository = "https://cloudnative-pg.github.io/charts",
        // renovate: datasource=helm depName=plugin-barman-cloud registryUrl=https://cloudnative-pg.github.io/charts
        Version = "0.7.0",
        ApiGroups = [Groups.Barman],
    };

    /// <summary>The definitions of the MariaDB operator, which its own chart leaves out. The two have one version.</summary>
    public static KnownChart MariaDbOperatorCrds { get; } = new("mariadb-operator-crds")
    {
        Repository = "oci://ghcr.io/mariadb-operator/charts",
        // renovate: datasource=docker depName=ghcr.io/mariadb-operator/charts/mariadb-operator-crds
        Version = "26.6.0",
        ApiGroups = ["k8s.mariadb.com"],
    };

    /// <summary>The MariaDB operator. It takes no step of two minor versions at once.</summary>
    public static KnownChart MariaDbOperator { get; } = new("mariadb-operator")
    {
        Repository = "oci://ghcr.io/mariadb-operator/charts",
        // renovate: datasource=docker depName=ghcr.io/mariadb-operator/charts/mariadb-operator
        Version = "26.6.0",
    };

    /// <summary>Harbor. The application's version is another one.</summary>
    public static KnownChart Harbor { get; } = new("harbor")
    {
        Repository = "https://helm.goharbor.io",
        // renovate: datasource=helm depName=harbor registryUrl=https://helm.goharbor.io
        Version = "1.19.1",
    };

    /// <summary>NVIDIA's device plugin: chart and application have one version but for the letter v.</summary>
    public static KnownChart NvidiaDevicePlugin { get; } = new("nvidia-device-plugin")
    {
        Repository = "https://nvidia.github.io/k8s-device-plugin",
        // renovate: datasource=helm depName=nvidia-device-plugin registryUrl=https://nvidia.github.io/k8s-device-plugin
        Version = "0.20.0",
    };

    /// <summary>
    /// The definitions of the Prometheus operator, which its stack would never bring up to date. They move with the stack.
    /// </summary>
    public static KnownChart PrometheusOperatorCrds { get; } = new("prometheus-operator-crds")
    {
        Repository = "oci://ghcr.io/prometheus-community/charts",
        // renovate: datasource=docker depName=ghcr.io/prometheus-community/charts/prometheus-operator-crds
        Version = "31.0.1",
        ApiGroups = [Groups.Monitoring],
    };

    /// <summary>Prometheus, Alertmanager and Grafana: chart 88 is operator 0.93.</summary>
    public static KnownChart PrometheusStack { get; } = new("kube-prometheus-stack")
    {
        Repository = "oci://ghcr.io/prometheus-community/charts",
        // renovate: datasource=docker depName=ghcr.io/prometheus-community/charts/kube-prometheus-stack
        Version = "88.5.3",
        ApiGroups = [Groups.Monitoring],
        Addresses = ["prometheus-operator"],
    };

    /// <summary>Loki, which keeps logs: chart 18 is Loki 3.7. The repository of Grafana's company holds an older chart.</summary>
    public static KnownChart Loki { get; } = new("loki")
    {
        Repository = "oci://ghcr.io/grafana-community/helm-charts",
        // renovate: datasource=docker depName=ghcr.io/grafana-community/helm-charts/loki
        Version = "18.11.0",
    };

    /// <summary>Grafana Alloy, which collects logs: chart 1.11 is Alloy 1.18.</summary>
    public static KnownChart Alloy { get; } = new("alloy")
    {
        Repository = "https://grafana.github.io/helm-charts",
        // renovate: datasource=helm depName=alloy registryUrl=https://grafana.github.io/helm-charts
        Version = "1.11.1",
    };

    /// <summary>Tempo, which keeps traces: chart 2.2 is Tempo 2.10, in one pod.</summary>
    public static KnownChart Tempo { get; } = new("tempo")
    {
        Repository = "oci://ghcr.io/grafana-community/helm-charts",
        // renovate: datasource=docker depName=ghcr.io/grafana-community/helm-charts/tempo
        Version = "2.2.4",
    };

    /// <summary>OpenTelemetry's collector: chart 0.170 is collector 0.158.</summary>
    public static KnownChart OpenTelemetryCollector { get; } = new("opentelemetry-collector")
    {
        Repository = "https://open-telemetry.github.io/opentelemetry-helm-charts",
        // renovate: datasource=helm depName=opentelemetry-collector registryUrl=https://open-telemetry.github.io/opentelemetry-helm-charts
        Version = "0.170.0",
    };

    /// <summary>The definitions of Elastic's operator, which would go with its own chart. The two have one version.</summary>
    public static KnownChart EckOperatorCrds { get; } = new("eck-operator-crds")
    {
        Repository = "https://helm.elastic.co",
        // renovate: datasource=helm depName=eck-operator-crds registryUrl=https://helm.elastic.co
        Version = "3.5.0",
        ApiGroups = ["elasticsearch.k8s.elastic.co", "kibana.k8s.elastic.co", "logstash.k8s.elastic.co"],
    };

    /// <summary>Elastic's operator. It comes before the stack that it runs, whose versions it has to know.</summary>
    public static KnownChart EckOperator { get; } = new("eck-operator")
    {
        Repository = "https://helm.elastic.co",
        // renovate: datasource=helm depName=eck-operator registryUrl=https://helm.elastic.co
        Version = "3.5.0",
        Minors = [new("3.5", null, new(32), new(36))],
    };

    /// <summary>OpenSearch: chart and application have one version.</summary>
    public static KnownChart OpenSearch { get; } = new("opensearch")
    {
        Repository = "https://opensearch-project.github.io/helm-charts",
        // renovate: datasource=helm depName=opensearch registryUrl=https://opensearch-project.github.io/helm-charts
        Version = "3.6.0",
    };

    /// <summary>The pages of OpenSearch, which have its version.</summary>
    public static KnownChart OpenSearchDashboards { get; } = new("opensearch-dashboards")
    {
        Repository = "https://opensearch-project.github.io/helm-charts",
        // renovate: datasource=helm depName=opensearch-dashboards registryUrl=https://opensearch-project.github.io/helm-charts
        Version = "3.6.0",
    };

    /// <summary>Every chart.</summary>
    public static IReadOnlyList<KnownChart> All { get; } =
    [
        NginxGatewayFabric, Traefik, IngressNginx, CertManager, ExternalSecrets, MetalLb, AwsLoadBalancerController, Cilium, MetricsServer,
        CsiDriverNfs, NfsSubdirProvisioner, CinderCsi,
        CloudNativePg, BarmanCloud, MariaDbOperatorCrds, MariaDbOperator, ArgoCd, ArgoWorkflows, ArgoEvents, Jenkins, Harbor,
        NvidiaDevicePlugin,
        PrometheusOperatorCrds, PrometheusStack, Loki, Alloy, Tempo, OpenTelemetryCollector, EckOperatorCrds, EckOperator,
        OpenSearch, OpenSearchDashboards,
        new("argo-rollouts") { ApiGroups = [Groups.Argo] },
        new("nginx-ingress") { ApiGroups = ["k8s.nginx.org"], IngressClass = "nginx" },
        new("cluster-operator") { ApiGroups = [Groups.RabbitMq], Addresses = ["messaging-topology-operator"] },
        new("rabbitmq-cluster-operator") { ApiGroups = [Groups.RabbitMq] },
        new("keycloak-operator") { ApiGroups = ["k8s.keycloak.org"], Addresses = ["keycloak"] },
        new("velero") { ApiGroups = ["velero.io"] },
        new("karpenter") { ApiGroups = ["karpenter.sh", "karpenter.k8s.aws"] },
        new("strimzi-kafka-operator") { ApiGroups = ["kafka.strimzi.io"] },
        new("system-upgrade-controller") { ApiGroups = ["upgrade.cattle.io"] },
        new("snapshot-controller") { ApiGroups = ["snapshot.storage.k8s.io"], Addresses = ["external-snapshotter"] },
        new("openebs") { ApiGroups = ["openebs.io"] },
        new("longhorn") { ApiGroups = ["longhorn.io"], StorageClass = "longhorn" },
        new("minio-operator") { ApiGroups = ["minio.min.io"] },
    ];

    /// <summary>The chart of a name.</summary>
    /// <param name="name">The name, without repository and path.</param>
    /// <returns>The chart; null when it is not known here.</returns>
    public static KnownChart? Find(string name) => All.FirstOrDefault(chart => chart.Name == name);
}
