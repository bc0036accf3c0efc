namespace Infra.Components.Observability;

/// <summary>Dashboards of what this program installs. The chart brings those of nodes, pods and Prometheus itself.</summary>
public static class PlatformBoards
{
    /// <summary>What has to be well for everything else to be.</summary>
    public static Board Platform { get; } = new()
    {
        Id = "platform",
        Title = "Platform",
        Rows =
        [
            new BoardRow("What is wrong",
                new Panel
                {
                    Title = "Alerts",
                    Kind = PanelKind.Table,
                    Queries = One("", """sum by (severity, alertname, namespace) (ALERTS{alertstate="firing", alertname!~"Watchdog|InfoInhibitor"})"""),
                },
                Number("Targets that do not answer", "count(up == 0) or vector(0)", redFrom: "1"),
                Number("Pods that do not start or end again and again",
                    """count(kube_pod_container_status_waiting_reason{reason!="ContainerCreating", reason!="PodInitializing"} == 1) or vector(0)""",
                    redFrom: "1")),
            new BoardRow("Certificates and secrets",
                new Panel
                {
                    Title = "Time until certificates expire",
                    Unit = "s",
                    Queries = One("{{namespace}}/{{name}}",
                        "max by (namespace, name) (certmanager_certificate_expiration_timestamp_seconds) - time()"),
                },
                new Panel
                {
                    Title = "Secrets that are not filled from their store",
                    Queries = One("{{namespace}}/{{name}}",
                        """max by (namespace, name) (externalsecret_status_condition{condition="Ready", status="False"}) == 1"""),
                }),
            new BoardRow("Volumes and nodes",
                new Panel
                {
                    Title = "How full volumes are",
                    Unit = "percentunit",
                    RedFrom = "0.92",
                    Queries = One("{{namespace}}/{{persistentvolumeclaim}}",
                        """
                        max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_used_bytes / kubelet_volume_stats_capacity_bytes)
                        """),
                },
                new Panel
                {
                    Title = "CPU of nodes",
                    Unit = "percentunit",
                    Queries = One("{{instance}}", """1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[$__rate_interval]))"""),
                },
                new Panel
                {
                    Title = "Memory of nodes",
                    Unit = "percentunit",
                    Queries = One("{{instance}}", "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes"),
                },
                new Panel
                {
                    Title = "Disks of nodes",
                    Unit = "percentunit",
                    RedFrom = "0.9",
                    Queries = One("{{instance}} {{mountpoint}}", """1 - node_filesystem_avail_bytes{fstype!=""} / node_filesystem_size_bytes{fstype!=""}"""),
                }),
        ],
    };

    /// <summary>The gateways and what they answer.</summary>
    public static Board Gateway { get; } = new()
    {
        Id = "gateway",
        Title = "Gateway",
        Choices = new Dictionary<string, string> { ["namespace"] = """{__name__=~"nginx_http_requests(_total)?"}""" },
        Rows =
        [
            new BoardRow("Requests",
                new Panel
                {
                    Title = "Requests",
                    Unit = "reqps",
                    Queries = One("{{pod}}",
                        """sum by (pod) (rate({__name__=~"nginx_http_requests(_total)?", namespace=~"$namespace"}[$__rate_interval]))"""),
                },
                new Panel
                {
                    Title = "Connections",
                    Queries = One("{{nginx_connections_outcome}}",
                        """sum by (nginx_connections_outcome) ({__name__=~"nginx_http_connection_count(_connections)?", namespace=~"$namespace"})"""),
                }),
            new BoardRow("Answers",
                new Panel
                {
                    Title = "Answers by status",
                    Unit = "reqps",
                    Description = "Counted in the access log: NGINX itself tells no status.",
                    Queries = One("{{status}}",
                        """
                        sum by (status) (rate(loki_process_custom_gateway_responses_total{namespace=~"$namespace"}[$__rate_interval]))
                        """),
                },
                new Panel
                {
                    Title = "Errors of servers",
                    Unit = "percentunit",
                    RedFrom = "0.05",
                    Queries = One("{{namespace}}",
                        """
                        sum by (namespace) (rate(loki_process_custom_gateway_responses_total{status=~"5..", namespace=~"$namespace"}[$__rate_interval]))
                          / sum by (namespace) (rate(loki_process_custom_gateway_responses_total{namespace=~"$namespace"}[$__rate_interval]))
                        """),
                }),
        ],
    };

    /// <summary>Databases and their backups.</summary>
    public static Board Databases { get; } = new()
    {
        Id = "databases",
        Title = "Databases",
        Choices = new Dictionary<string, string> { ["namespace"] = "cnpg_collector_up" },
        Rows =
        [
            new BoardRow("Servers",
                new Panel
                {
                    Title = "Servers that run",
                    Queries = One("{{namespace}}/{{cluster}}", """sum by (namespace, cluster) (cnpg_collector_up{namespace=~"$namespace"})"""),
                },
                new Panel
                {
                    Title = "How far replicas are behind",
                    Unit = "s",
                    Queries = One("{{namespace}}/{{pod}}", """max by (namespace, pod) (cnpg_pg_replication_lag{namespace=~"$namespace"})"""),
                }),
            new BoardRow("Backups",
                new Panel
                {
                    Title = "Age of the last backup",
                    Unit = "s",
                    RedFrom = "129600",
                    Queries = One("{{namespace}}/{{cnpg_io_cluster}}",
                        """
                        time() - max by (namespace, cnpg_io_cluster) (barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace=~"$namespace"} > 0)
                        """),
                },
                new Panel
                {
                    Title = "Age of the last dump",
                    Unit = "s",
                    RedFrom = "129600",
                    Queries = One("{{namespace}}/{{cronjob}}",
                        """time() - max by (namespace, cronjob) (kube_cronjob_status_last_successful_time{cronjob=~".*-backup"})"""),
                },
                new Panel
                {
                    Title = "Log that waits for its archive",
                    Queries = One("{{namespace}}/{{pod}}",
                        """max by (namespace, pod) (cnpg_collector_pg_wal_archive_status{value="ready", namespace=~"$namespace"})"""),
                }),
        ],
    };

    /// <summary>Applications by namespace.</summary>
    public static Board Applications { get; } = new()
    {
        Id = "applications",
        Title = "Applications",
        Choices = new Dictionary<string, string> { ["namespace"] = "kube_pod_info" },
        Rows =
        [
            new BoardRow("Pods",
                new Panel
                {
                    Title = "Pods that are ready",
                    Queries = One("{{pod}}", """sum by (pod) (kube_pod_status_ready{condition="true", namespace=~"$namespace"})"""),
                },
                new Panel
                {
                    Title = "Restarts in an hour",
                    RedFrom = "3",
                    Queries = One("{{pod}} {{container}}",
                        """sum by (pod, container) (increase(kube_pod_container_status_restarts_total{namespace=~"$namespace"}[1h]))"""),
                }),
            new BoardRow("CPU and memory",
                new Panel
                {
                    Title = "CPU",
                    Unit = "cores",
                    Queries = One("{{pod}}",
                        """sum by (pod) (rate(container_cpu_usage_seconds_total{namespace=~"$namespace", container!=""}[$__rate_interval]))"""),
                },
                new Panel
                {
                    Title = "Memory",
                    Unit = "bytes",
                    Queries = One("{{pod}}", """sum by (pod) (container_memory_working_set_bytes{namespace=~"$namespace", container!=""})"""),
                },
                new Panel
                {
                    Title = "Memory of what it may use",
                    Unit = "percentunit",
                    RedFrom = "0.9",
                    Queries = One("{{pod}} {{container}}",
                        """
                        max by (pod, container) (container_memory_working_set_bytes{namespace=~"$namespace", container!=""})
                          / max by (pod, container) (kube_pod_container_resource_limits{namespace=~"$namespace", resource="memory"})
                        """),
                }),
        ],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Board> All { get; } = [Platform, Gateway, Databases, Applications];

    private static Dictionary<string, string> One(string legend, string query) => new() { [legend] = query };

    private static Panel Number(string title, string query, string redFrom) =>
        new() { Title = title, Kind = PanelKind.Numbers, RedFrom = redFrom, Queries = One("", query) };
}
