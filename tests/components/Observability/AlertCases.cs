namespace Infra.Components.Tests.Observability;

/// <summary>Series on which each alert of the platform must fire, and must not, as promtool writes them: one value a minute.</summary>
internal static class AlertCases
{
    private const string Certificate = """{namespace="shop", name="web", issuer_name="letsencrypt", pod="cert-manager-1"}""";
    private const string Claim = """{namespace="shop", persistentvolumeclaim="data", node="a"}""";
    private const string Container = """namespace="shop", pod="web-1", container="web" """;
    private const string Cron = """{namespace="shop", cronjob="orders-backup"}""";
    private const string Barman = """barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{namespace="shop", cnpg_io_cluster="orders", pod="orders-1"}""";

    public static IReadOnlyDictionary<string, Case> All { get; } = new Dictionary<string, Case>
    {
        ["CertificateNotRenewed"] = new(
            [Of("it was due at the beginning", "6h", ($"certmanager_certificate_renewal_timestamp_seconds{Certificate}", "60x400"))],
            [
                Of("it is due in the future", "6h", ($"certmanager_certificate_renewal_timestamp_seconds{Certificate}", "90000x400")),
                Of("it is due and cert-manager has hours for it", "3h", ($"certmanager_certificate_renewal_timestamp_seconds{Certificate}", "60x400")),
                Of("it was never issued", "6h", ($"certmanager_certificate_renewal_timestamp_seconds{Certificate}", "0x400")),
            ]),
        ["CertificateExpires"] = new(
            [
                Of("a day is left", "1h", ($"certmanager_certificate_expiration_timestamp_seconds{Certificate}", "90000x100")),
                Of("it has expired", "1h", ($"certmanager_certificate_expiration_timestamp_seconds{Certificate}", "60x100")),
            ],
            [
                Of("four days are left", "1h", ($"certmanager_certificate_expiration_timestamp_seconds{Certificate}", "349200x100")),
                Of("it was never issued", "1h", ($"certmanager_certificate_expiration_timestamp_seconds{Certificate}", "0x100")),
            ]),
        ["CertificateNotReady"] = new(
            [Of("it has not been ready for two hours", "2h", (Ready("certmanager_certificate_ready_status", "condition", "False"), "1x150"))],
            [
                Of("it is ready", "2h", (Ready("certmanager_certificate_ready_status", "condition", "False"), "0x150")),
                Of("it was ordered half an hour ago", "30m", (Ready("certmanager_certificate_ready_status", "condition", "False"), "1x150")),
            ]),
        ["SecretNotSynced"] = new(
            [Of("its store has not answered for an hour", "1h", (External("False"), "1x100"), (External("True"), "0x100"))],
            [
                Of("it is filled", "1h", (External("False"), "0x100"), (External("True"), "1x100")),
                Of("its store did not answer once", "1h", (External("False"), "0x30 1x5 0x60")),
            ]),
        ["DatabaseDown"] = new(
            [Of("none of two servers runs", "20m", (Cnpg("orders-1"), "0x30"), (Cnpg("orders-2"), "0x30"))],
            [Of("the other server runs", "20m", (Cnpg("orders-1"), "0x30"), (Cnpg("orders-2"), "1x30"))]),
        ["DatabaseReplicaBehind"] = new(
            [Of("it is ten minutes behind", "1h", ("""cnpg_pg_replication_lag{namespace="shop", pod="orders-2"}""", "600x100"))],
            [
                Of("it is seconds behind", "1h", ("""cnpg_pg_replication_lag{namespace="shop", pod="orders-2"}""", "2x100")),
                Of("it was behind for a moment", "1h", ("""cnpg_pg_replication_lag{namespace="shop", pod="orders-2"}""", "0x40 600x5 0x60")),
            ]),
        ["DatabaseLogNotArchived"] = new(
            [Of("it fails since the last success", "1h", (Archiver("failed"), "3000x100"), (Archiver("archived"), "1000x100"))],
            [
                Of("it succeeded after the last failure", "1h", (Archiver("failed"), "1000x100"), (Archiver("archived"), "3000x100")),
                Of("it never failed", "1h", (Archiver("failed"), "-1x100"), (Archiver("archived"), "3000x100")),
            ]),
        ["DatabaseBackupTooOld"] = new(
            [Of("the last one was two days ago", "48h", (Barman, "60x3000"))],
            [
                Of("the last one was yesterday", "30h", (Barman, "60x3000")),
                Of("another server knows a newer one", "48h", (Barman, "60x3000"), (Barman.Replace("orders-1", "orders-2", StringComparison.Ordinal), "150000x3000")),
            ]),
        ["DatabaseWithoutBackup"] = new(
            [Of("there has been none for two days", "48h", (Barman, "0x3000"))],
            [
                Of("it was made yesterday", "30h", (Barman, "0x3000")),
                Of("the first one is there", "48h", (Barman, "0x600 36000x2400")),
            ]),
        ["DumpTooOld"] = new(
            [Of("the last good one was two days ago", "48h", ($"kube_cronjob_status_last_successful_time{Cron}", "60x3000"), ($"kube_cronjob_spec_suspend{Cron}", "0x3000"))],
            [
                Of("the last good one was yesterday", "30h", ($"kube_cronjob_status_last_successful_time{Cron}", "60x3000")),
                Of("someone suspended it", "48h", ($"kube_cronjob_status_last_successful_time{Cron}", "60x3000"), ($"kube_cronjob_spec_suspend{Cron}", "1x3000")),
                Of("it makes no dumps", "48h", ("""kube_cronjob_status_last_successful_time{namespace="shop", cronjob="report"}""", "60x3000")),
            ]),
        ["DumpNeverMade"] = new(
            [Of("it was made two days ago and never succeeded", "48h", ($"kube_cronjob_created{Cron}", "60x3000"), ($"kube_cronjob_spec_suspend{Cron}", "0x3000"))],
            [
                Of("it was made yesterday", "30h", ($"kube_cronjob_created{Cron}", "60x3000")),
                Of("it succeeded once", "48h", ($"kube_cronjob_created{Cron}", "60x3000"), ($"kube_cronjob_status_last_successful_time{Cron}", "900x3000")),
                Of("someone suspended it", "48h", ($"kube_cronjob_created{Cron}", "60x3000"), ($"kube_cronjob_spec_suspend{Cron}", "1x3000")),
            ]),
        ["BrokerTakesNothing"] = new(
            [
                Of("its volume is full", "10m", (Broker("free_disk_space"), "1x20"), (Broker("memory_used"), "0x20")),
                Of("its memory is full", "10m", (Broker("free_disk_space"), "0x20"), (Broker("memory_used"), "1x20")),
            ],
            [
                Of("it has room", "10m", (Broker("free_disk_space"), "0x20"), (Broker("memory_used"), "0x20")),
                Of("it has it again after a minute", "10m", (Broker("free_disk_space"), "0x20"), (Broker("memory_used"), "0x5 1x1 0x14")),
            ]),
        ["VolumeFills"] = new(
            [Of("it loses a hundredth in an hour", "10h", (Volume("capacity"), "1000x700"), (Volume("used"), "800x700"), (Volume("available"), "200-0.15x700"))],
            [
                Of("it is a fifth free and stays so", "10h", (Volume("capacity"), "1000x700"), (Volume("used"), "800x700"), (Volume("available"), "200x700")),
                Of("it is almost empty", "10h", (Volume("capacity"), "1000x700"), (Volume("used"), "100+0.15x700"), (Volume("available"), "900-0.15x700")),
            ]),
        ["VolumeAlmostFull"] = new(
            [Of("a twentieth is free", "1h", (Volume("capacity"), "1000x100"), (Volume("used"), "950x100"), (Volume("available"), "50x100"))],
            [Of("a tenth is free", "1h", (Volume("capacity"), "1000x100"), (Volume("used"), "900x100"), (Volume("available"), "100x100"))]),
        ["VolumeOutOfFiles"] = new(
            [Of("a hundredth is free", "1h", ($"kubelet_volume_stats_inodes{Claim}", "1000x100"), ($"kubelet_volume_stats_inodes_free{Claim}", "10x100"), ($"kubelet_volume_stats_inodes_used{Claim}", "990x100"))],
            [
                Of("half is free", "1h", ($"kubelet_volume_stats_inodes{Claim}", "1000x100"), ($"kubelet_volume_stats_inodes_free{Claim}", "500x100"), ($"kubelet_volume_stats_inodes_used{Claim}", "500x100")),
                Of("its file system counts no files", "1h", ($"kubelet_volume_stats_inodes{Claim}", "0x100"), ($"kubelet_volume_stats_inodes_free{Claim}", "0x100"), ($"kubelet_volume_stats_inodes_used{Claim}", "0x100")),
            ]),
        ["PodCrashLoops"] = new(
            [
                Of("it waits for its next start", "30m", (Waiting("CrashLoopBackOff"), "1x60")),
                Of("it starts in between", "40m", (Waiting("CrashLoopBackOff"), "1 1 1 _ 1 1 1 _ 1 1 1 _ 1 1 1 _ 1 1 1 _ 1 1 1 _ 1 1 1 _ 1 1 1 _ 1 1 1 _ 1 1 1 _ 1 1 1")),
            ],
            [
                Of("it runs", "30m", (Waiting("CrashLoopBackOff"), "0x60")),
                Of("it ended once", "30m", (Waiting("CrashLoopBackOff"), "1x3 0x60")),
                Of("its image is pulled", "30m", (Waiting("ContainerCreating"), "1x60")),
            ]),
        ["PodRestarts"] = new(
            [Of("it was restarted five times in an hour", "70m", ($"kube_pod_container_status_restarts_total{{{Container}}}", "0x20 1x10 2x10 3x10 4x10 5x10"))],
            [
                Of("it was restarted twice", "70m", ($"kube_pod_container_status_restarts_total{{{Container}}}", "0x20 1x10 2x40")),
                Of("it was restarted often, long ago", "70m", ($"kube_pod_container_status_restarts_total{{{Container}}}", "40x90")),
            ]),
        ["PodDoesNotStart"] = new(
            [
                Of("its image is not to be had", "30m", (Waiting("ImagePullBackOff"), "1x60")),
                Of("its Secret is missing", "30m", (Waiting("CreateContainerConfigError"), "1x60")),
            ],
            [
                Of("it runs", "30m", (Waiting("ImagePullBackOff"), "0x60")),
                Of("it takes some minutes", "30m", (Waiting("ImagePullBackOff"), "1x5 0x60")),
            ]),
        ["DeploymentNotRolledOut"] = new(
            [
                Of("Kubernetes gave up", "30m", ("""kube_deployment_status_condition{namespace="shop", deployment="web", condition="Progressing", status="false"}""", "1x60")),
                Of("a pod of the new release is missing", "30m", (Deployment("spec_replicas"), "2x60"), (Deployment("status_replicas_updated"), "1x60"), (Deployment("status_replicas_available"), "2x60")),
                Of("a pod is not ready", "30m", (Deployment("spec_replicas"), "2x60"), (Deployment("status_replicas_updated"), "2x60"), (Deployment("status_replicas_available"), "1x60")),
            ],
            [
                Of("all is well", "30m", (Deployment("spec_replicas"), "2x60"), (Deployment("status_replicas_updated"), "2x60"), (Deployment("status_replicas_available"), "2x60")),
                Of("a release took five minutes", "30m", (Deployment("spec_replicas"), "2x60"), (Deployment("status_replicas_updated"), "2x10 1x5 2x60"), (Deployment("status_replicas_available"), "2x60")),
                Of("it is scaled to nothing", "30m", (Deployment("spec_replicas"), "0x60"), (Deployment("status_replicas_updated"), "0x60"), (Deployment("status_replicas_available"), "0x60")),
            ]),
        ["StatefulSetNotRolledOut"] = new(
            [
                Of("a pod is not ready", "30m", (StatefulSet("replicas"), "3x60"), (StatefulSet("status_replicas_ready"), "2x60"), (StatefulSet("status_replicas_updated"), "3x60")),
                Of("the release stopped at one", "30m", (StatefulSet("replicas"), "3x60"), (StatefulSet("status_replicas_ready"), "3x60"), (StatefulSet("status_replicas_updated"), "1x60")),
            ],
            [Of("all is well", "30m", (StatefulSet("replicas"), "3x60"), (StatefulSet("status_replicas_ready"), "3x60"), (StatefulSet("status_replicas_updated"), "3x60"))]),
        ["GatewayErrors"] = new(
            [Of("a tenth of the answers are errors", "30m", (Responses("200"), "0+540x60"), (Responses("502"), "0+60x60"))],
            [
                Of("a hundredth of the answers are errors", "30m", (Responses("200"), "0+594x60"), (Responses("502"), "0+6x60")),
                Of("clients ask for what is not there", "30m", (Responses("200"), "0+540x60"), (Responses("404"), "0+600x60")),
                Of("one lonely request failed", "30m", (Responses("200"), "0x60"), (Responses("502"), "0x20 1x40")),
            ]),
        ["ApplicationOutOfSync"] = new(
            [Of("it has been so for hours", "4h", (Argo("OutOfSync", "Healthy"), "1x300"))],
            [
                Of("it is in sync", "4h", (Argo("Synced", "Healthy"), "1x300")),
                Of("a release is on its way", "1h", (Argo("OutOfSync", "Progressing"), "1x300")),
            ]),
        ["ApplicationDegraded"] = new(
            [
                Of("it is degraded", "1h", (Argo("Synced", "Degraded"), "1x100")),
                Of("an object is missing", "1h", (Argo("Synced", "Missing"), "1x100")),
            ],
            [Of("it is well", "1h", (Argo("Synced", "Healthy"), "1x100"))]),
        ["TargetDown"] = new(
            [Of("one of two does not answer", "30m", (Up("web-1"), "1x60"), (Up("web-2"), "0x60"))],
            [
                Of("both answer", "30m", (Up("web-1"), "1x60"), (Up("web-2"), "1x60")),
                Of("a pod was replaced", "30m", (Up("web-1"), "1x60"), (Up("web-2"), "1x10 0x4 1x60")),
            ]),
    };

    private static string Ready(string metric, string label, string value) =>
        $"{metric}{{namespace=\"shop\", name=\"web\", {label}=\"{value}\", issuer_name=\"letsencrypt\"}}";

    private static string External(string status) =>
        $"externalsecret_status_condition{{namespace=\"shop\", name=\"web\", condition=\"Ready\", status=\"{status}\"}}";

    private static string Cnpg(string pod) => $"cnpg_collector_up{{namespace=\"shop\", cluster=\"orders\", pod=\"{pod}\"}}";

    private static string Archiver(string what) => $"cnpg_pg_stat_archiver_last_{what}_time{{namespace=\"shop\", pod=\"orders-1\"}}";

    private static string Broker(string what) => $"rabbitmq_alarms_{what}_watermark{{namespace=\"shop\", pod=\"rabbitmq-server-0\"}}";

    private static string Volume(string what) => $"kubelet_volume_stats_{what}_bytes{Claim}";

    private static string Waiting(string reason) => $"kube_pod_container_status_waiting_reason{{{Container}, reason=\"{reason}\"}}";

    private static string Deployment(string what) => $"kube_deployment_{what}{{namespace=\"shop\", deployment=\"web\"}}";

    private static string StatefulSet(string what) => $"kube_statefulset_{what}{{namespace=\"shop\", statefulset=\"queue\"}}";

    private static string Responses(string status) =>
        $"loki_process_custom_gateway_responses_total{{namespace=\"gateway\", pod=\"alloy-1\", status=\"{status}\"}}";

    private static string Argo(string sync, string health) =>
        $"argocd_app_info{{name=\"shop\", dest_namespace=\"shop\", sync_status=\"{sync}\", health_status=\"{health}\"}}";

    private static string Up(string pod) => $"up{{namespace=\"shop\", job=\"shop/web\", pod=\"{pod}\"}}";

    private static Series Of(string why, string at, params (string Series, string Values)[] values) =>
        new(why, at, [.. values.Select(value => KeyValuePair.Create(value.Series, value.Values))]);

    /// <summary>When an alert fires, and when it does not.</summary>
    public sealed record Case(IReadOnlyList<Series> Firing, IReadOnlyList<Series> Silent);

    /// <summary>Series, and the time at which the alert is looked at.</summary>
    public sealed record Series(string Why, string At, IReadOnlyList<KeyValuePair<string, string>> Values);
}
