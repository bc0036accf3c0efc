using Infra.Catalogue;
using Infra.Components.Secrets;

namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="PrometheusStack"/>.</summary>
public sealed record PrometheusStackArgs : IChecked
{
    /// <summary>
    /// The namespace, in which the Secrets of receivers and of the login are too. Its pods are hardened; the exporters of nodes, which are
    /// not, have a namespace of their own.
    /// </summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The Helm release's name, which the objects' names begin with. Default: <c>monitoring</c>.</summary>
    [Matches("[a-z0-9]([-a-z0-9]{0,24}[a-z0-9])?", "at most 26 lower-case letters, digits and inner hyphens, such as monitoring")]
    public string Release { get; init; } = "monitoring";

    /// <summary>The version of the chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 88.5.3")]
    public string Version { get; init; } = ChartCatalogue.PrometheusStack.Version;

    /// <summary>
    /// The version of the chart with the operator's definitions, one for the same version of the operator. Default: the pinned one.
    /// </summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 31.0.1")]
    public string DefinitionsVersion { get; init; } = ChartCatalogue.PrometheusOperatorCrds.Version;

    /// <summary>
    /// The namespaces whose monitors and rules are taken, beside its own and <c>kube-system</c>. Default: all namespaces.
    /// </summary>
    public IReadOnlyList<NamespaceRef> Namespaces { get; init; } = [];

    /// <summary>
    /// For how long metrics are kept: <c>15d</c>. The oldest go earlier where the volume would get too full. Default: <c>15d</c>.
    /// </summary>
    [Matches("[1-9][0-9]{0,3}[hdwy]", "a time such as 36h, 15d or 1y")]
    public string Retention { get; init; } = "15d";

    /// <summary>The size of the volume of each Prometheus, a quantity. Default: <c>20Gi</c>.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string VolumeSize { get; init; } = "20Gi";

    /// <summary>The storage class of all volumes. Default: the cluster's.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>
    /// The number of Prometheus and of Alertmanager. Two collect everything twice, and one more tells what is wrong. Default: 1.
    /// </summary>
    [Range(1, 2)]
    public int Replicas { get; init; } = 1;

    /// <summary>How often metrics are collected and rules are evaluated. Default: <c>30s</c>.</summary>
    [Duration(Most = "5m")]
    public string Every { get; init; } = "30s";

    /// <summary>
    /// Whether the scheduler, the controllers, etcd and kube-proxy are watched too. They have to listen at the address of their nodes: a
    /// cluster of a cloud and k3s have none to be reached, and kubeadm has them listen for the node alone. Default: false.
    /// </summary>
    public bool ControlPlane { get; init; }

    /// <summary>Whether an exporter on every node tells its CPU, memory, disks and network. Default: true.</summary>
    public bool NodeMetrics { get; init; } = true;

    /// <summary>Whom alerts reach. Default: no one; they are seen in Grafana.</summary>
    public AlertDelivery Delivery { get; init; } = new();

    /// <summary>What is watched. Default: what this program installs, <see cref="PlatformAlerts.All"/>.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = PlatformAlerts.All;

    /// <summary>The dashboards beside the chart's. Default: those of what this program installs, <see cref="PlatformBoards.All"/>.</summary>
    public IReadOnlyList<Board> Dashboards { get; init; } = PlatformBoards.All;

    /// <summary>Grafana. Default: it has the user <c>admin</c>, and is reached by <c>kubectl port-forward</c>.</summary>
    public GrafanaOptions Grafana { get; init; } = new();

    /// <summary>The CPU and memory of its parts. Default: enough for some hundred pods.</summary>
    public PrometheusResources Resources { get; init; } = new();

    /// <summary>The External Secrets Operator, which makes Grafana's password. Default: none; the cluster has it already.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddStorageClass(nameof(StorageClass), StorageClass, Namespace?.Cluster.StorageClasses ?? []);
        problems.AddStorageClass($"{nameof(Grafana)}.{nameof(GrafanaOptions.StorageClass)}", Grafana.StorageClass,
            Namespace?.Cluster.StorageClasses ?? []);
        problems.AddIf(Components.Resources.Amount(VolumeSize) < Least, Codes.OutOfRange, nameof(VolumeSize), VolumeSize, "at least 1Gi",
            "give Prometheus a larger volume: two hours of metrics are written at once");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Dashboards), Dashboards.Select(board => board.Id));
    }

    private const long Least = 1L << 30;
}
