namespace Infra.Components.Observability;

/// <summary>What can go wrong with what this program installs. Where a part is not there, its alerts never fire.</summary>
public static class PlatformAlerts
{
    /// <summary>Certificates by cert-manager.</summary>
    public static IReadOnlyList<Alert> Certificates { get; } =
    [
        new()
        {
            Name = "CertificateNotRenewed",
            // Relative to when it is due: certificates live for 90 days, for 45, or for six.
            Query = "time() - certmanager_certificate_renewal_timestamp_seconds > 4 * 3600 and certmanager_certificate_renewal_timestamp_seconds > 0",
            For = "15m",
            Summary = "The certificate {{ $labels.namespace }}/{{ $labels.name }} should have been renewed.",
            Description = "cert-manager has tried to renew it for hours. Browsers refuse the host as soon as it expires.",
            FirstStep = "kubectl -n {{ $labels.namespace }} describe certificaterequest,order,challenge",
        },
        new()
        {
            Name = "CertificateExpires",
            Query = "certmanager_certificate_expiration_timestamp_seconds - time() < 3 * 86400 and certmanager_certificate_expiration_timestamp_seconds > 0",
            For = "15m",
            Severity = AlertSeverity.Critical,
            Summary = "The certificate {{ $labels.namespace }}/{{ $labels.name }} expires in less than three days.",
            Description = "Browsers and applications refuse the host from then on.",
            FirstStep = "kubectl -n {{ $labels.namespace }} describe certificaterequest,order,challenge",
        },
        new()
        {
            Name = "CertificateNotReady",
            Query = """max by (namespace, name) (certmanager_certificate_ready_status{condition="False"}) == 1""",
            For = "1h",
            Summary = "The certificate {{ $labels.namespace }}/{{ $labels.name }} could not be obtained.",
            Description = "A new host stays without HTTPS.",
            FirstStep = "kubectl -n {{ $labels.namespace }} describe certificaterequest,order,challenge",
        },
    ];

    /// <summary>Secrets by the External Secrets Operator.</summary>
    public static IReadOnlyList<Alert> Secrets { get; } =
    [
        new()
        {
            Name = "SecretNotSynced",
            Query = """max by (namespace, name) (externalsecret_status_condition{condition="Ready", status="False"}) == 1""",
            For = "15m",
            Summary = "The secret {{ $labels.namespace }}/{{ $labels.name }} is not filled from its store.",
            Description = "Pods keep the old value; a new pod that needs the Secret does not start, and a password that was changed is not taken.",
            FirstStep = "kubectl -n {{ $labels.namespace }} describe externalsecret {{ $labels.name }}",
        },
    ];

    /// <summary>Databases and their backups, by CloudNativePG, by the Barman Cloud plugin and by dumps.</summary>
    public static IReadOnlyList<Alert> Databases { get; } =
    [
        new()
        {
            Name = "DatabaseDown",
            Query = "max by (namespace, cluster) (cnpg_collector_up) == 0",
            For = "5m",
            Severity = AlertSeverity.Critical,
            Summary = "No server of the database {{ $labels.namespace }}/{{ $labels.cluster }} runs.",
            Description = "Every application that uses it fails.",
            FirstStep = "kubectl -n {{ $labels.namespace }} describe cluster.postgresql.cnpg.io {{ $labels.cluster }}",
        },
        new()
        {
            Name = "DatabaseReplicaBehind",
            Query = "max by (namespace, pod) (cnpg_pg_replication_lag) > 300",
            For = "15m",
            Summary = "The replica {{ $labels.namespace }}/{{ $labels.pod }} is more than five minutes behind.",
            Description = "If the primary is lost now, these minutes may be lost with it.",
            FirstStep = "kubectl -n {{ $labels.namespace }} logs {{ $labels.pod }}",
        },
        new()
        {
            Name = "DatabaseLogNotArchived",
            Query = "max by (namespace, pod) (cnpg_pg_stat_archiver_last_failed_time - cnpg_pg_stat_archiver_last_archived_time) > 1",
            For = "15m",
            Severity = AlertSeverity.Critical,
            Summary = "The log of {{ $labels.namespace }}/{{ $labels.pod }} does not reach its archive.",
            Description = "What is written from now on cannot be restored, and the log fills the server's volume.",
            FirstStep = "kubectl -n {{ $labels.namespace }} logs {{ $labels.pod }} -c plugin-barman-cloud",
        },
        new()
        {
            Name = "DatabaseBackupTooOld",
            Query = """
                time() - max by (namespace, cnpg_io_cluster) (barman_cloud_cloudnative_pg_io_last_available_backup_timestamp > 0) > 36 * 3600
                """,
            For = "30m",
            Severity = AlertSeverity.Critical,
            Summary = "The last backup of {{ $labels.namespace }}/{{ $labels.cnpg_io_cluster }} is older than 36 hours.",
            Description = "A restore has to replay more and more log, and one day the backups that are kept have expired.",
            FirstStep = "kubectl -n {{ $labels.namespace }} get backup,scheduledbackup",
        },
        new()
        {
            Name = "DatabaseWithoutBackup",
            Query = "max by (namespace, cnpg_io_cluster) (barman_cloud_cloudnative_pg_io_last_available_backup_timestamp) == 0",
            For = "36h",
            Severity = AlertSeverity.Critical,
            Summary = "{{ $labels.namespace }}/{{ $labels.cnpg_io_cluster }} has no backup at all.",
            Description = "It has an archive and no backup in it: nothing can be restored.",
            FirstStep = "kubectl -n {{ $labels.namespace }} get backup,scheduledbackup",
        },
        new()
        {
            Name = "DumpTooOld",
            Query = """
                time() - max by (namespace, cronjob) (kube_cronjob_status_last_successful_time{cronjob=~".*-backup"}) > 36 * 3600
                  unless max by (namespace, cronjob) (kube_cronjob_spec_suspend) == 1
                """,
            For = "30m",
            Severity = AlertSeverity.Critical,
            Summary = "The last good dump by {{ $labels.namespace }}/{{ $labels.cronjob }} is older than 36 hours.",
            Description = "What was written since cannot be restored.",
            FirstStep = "kubectl -n {{ $labels.namespace }} get jobs, and the logs of the one that failed",
        },
        new()
        {
            Name = "DumpNeverMade",
            Query = """
                time() - max by (namespace, cronjob) (kube_cronjob_created{cronjob=~".*-backup"}) > 36 * 3600
                  unless max by (namespace, cronjob) (kube_cronjob_status_last_successful_time)
                  unless max by (namespace, cronjob) (kube_cronjob_spec_suspend) == 1
                """,
            For = "30m",
            Severity = AlertSeverity.Critical,
            Summary = "{{ $labels.namespace }}/{{ $labels.cronjob }} has never made a dump.",
            Description = "Nothing of this database can be restored.",
            FirstStep = "kubectl -n {{ $labels.namespace }} get jobs, and the logs of the one that failed",
        },
    ];

    /// <summary>RabbitMQ.</summary>
    public static IReadOnlyList<Alert> Messaging { get; } =
    [
        new()
        {
            Name = "BrokerTakesNothing",
            Query = """
                max by (namespace, pod) (rabbitmq_alarms_free_disk_space_watermark) == 1
                  or max by (namespace, pod) (rabbitmq_alarms_memory_used_watermark) == 1
                """,
            For = "2m",
            Severity = AlertSeverity.Critical,
            Summary = "RabbitMQ takes no message: {{ $labels.namespace }}/{{ $labels.pod }} has no memory or no volume left.",
            Description = "All who publish wait, on every node of the cluster.",
            FirstStep = "see in the management pages which queue is long and why nothing reads it, or raise the size",
        },
    ];

    /// <summary>Volumes.</summary>
    public static IReadOnlyList<Alert> Volumes { get; } =
    [
        new()
        {
            Name = "VolumeFills",
            Query = """
                kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.25
                  and predict_linear(kubelet_volume_stats_available_bytes[6h], 4 * 86400) < 0
                  and kubelet_volume_stats_used_bytes > 0
                """,
            For = "1h",
            Summary = "The volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is full within four days at this pace.",
            Description = "A database on a full volume stops.",
            FirstStep = "raise the size of the claim, or find out what grows",
        },
        new()
        {
            Name = "VolumeAlmostFull",
            Query = """
                kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.08 and kubelet_volume_stats_used_bytes > 0
                """,
            For = "5m",
            Severity = AlertSeverity.Critical,
            Summary = "Less than a twelfth of the volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} is free.",
            Description = "A database on a full volume stops.",
            FirstStep = "raise the size of the claim",
        },
        new()
        {
            Name = "VolumeOutOfFiles",
            Query = """
                kubelet_volume_stats_inodes_free / kubelet_volume_stats_inodes < 0.05 and kubelet_volume_stats_inodes_used > 0
                """,
            For = "15m",
            Summary = "The volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} can take almost no more files.",
            Description = "Writing fails although there is room.",
            FirstStep = "find the folder with the many files",
        },
    ];

    /// <summary>Applications, and whatever else runs in pods.</summary>
    public static IReadOnlyList<Alert> Workloads { get; } =
    [
        new()
        {
            Name = "PodCrashLoops",
            Query = """
                max by (namespace, pod, container) (max_over_time(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"}[5m])) >= 1
                """,
            For = "10m",
            Summary = "{{ $labels.namespace }}/{{ $labels.pod }} ends again and again.",
            Description = "Its container {{ $labels.container }} does not stay up, so one pod less serves.",
            FirstStep = "kubectl -n {{ $labels.namespace }} logs {{ $labels.pod }} -c {{ $labels.container }} --previous",
        },
        new()
        {
            Name = "PodRestarts",
            Query = "sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total[1h])) > 3",
            Summary = "{{ $labels.namespace }}/{{ $labels.pod }} was restarted more than three times in an hour.",
            Description = "Its container {{ $labels.container }} ends by itself, uses more memory than it may, or fails its liveness probe.",
            FirstStep = "kubectl -n {{ $labels.namespace }} describe pod {{ $labels.pod }}, at Last State",
        },
        new()
        {
            Name = "PodDoesNotStart",
            Query = """
                max by (namespace, pod, container, reason) (kube_pod_container_status_waiting_reason{reason=~"ImagePullBackOff|ErrImagePull|InvalidImageName|CreateContainerConfigError|CreateContainerError"}) == 1
                """,
            For = "10m",
            Summary = "{{ $labels.namespace }}/{{ $labels.pod }} does not start: {{ $labels.reason }}.",
            Description = "Its image cannot be pulled, or a Secret or ConfigMap that it reads is missing.",
            FirstStep = "kubectl -n {{ $labels.namespace }} describe pod {{ $labels.pod }}, at Events",
        },
        new()
        {
            Name = "DeploymentNotRolledOut",
            Query = """
                max by (namespace, deployment) (kube_deployment_status_condition{condition="Progressing", status="false"}) == 1
                  or max by (namespace, deployment) (kube_deployment_spec_replicas - kube_deployment_status_replicas_updated) > 0
                  or max by (namespace, deployment) (kube_deployment_spec_replicas - kube_deployment_status_replicas_available) > 0
                """,
            For = "15m",
            Summary = "{{ $labels.namespace }}/{{ $labels.deployment }} does not run as it should.",
            Description = "A release is not out, or some of its pods have not been ready for a while.",
            FirstStep = "kubectl -n {{ $labels.namespace }} rollout status deployment/{{ $labels.deployment }}",
        },
        new()
        {
            Name = "StatefulSetNotRolledOut",
            Query = """
                max by (namespace, statefulset) (kube_statefulset_replicas - kube_statefulset_status_replicas_ready) > 0
                  or max by (namespace, statefulset) (kube_statefulset_replicas - kube_statefulset_status_replicas_updated) > 0
                """,
            For = "15m",
            Summary = "{{ $labels.namespace }}/{{ $labels.statefulset }} does not run as it should.",
            Description = "A release is not out, or some of its pods have not been ready for a while.",
            FirstStep = "kubectl -n {{ $labels.namespace }} rollout status statefulset/{{ $labels.statefulset }}",
        },
    ];

    /// <summary>The gateways, by what they log: the metrics of NGINX itself tell no status.</summary>
    public static IReadOnlyList<Alert> Gateways { get; } =
    [
        new()
        {
            Name = "GatewayErrors",
            Query = """
                sum by (namespace) (rate(loki_process_custom_gateway_responses_total{status=~"5.."}[5m]))
                  / sum by (namespace) (rate(loki_process_custom_gateway_responses_total[5m])) > 0.05
                  and sum by (namespace) (rate(loki_process_custom_gateway_responses_total[5m])) > 0.1
                """,
            For = "5m",
            Severity = AlertSeverity.Critical,
            Summary = "More than one in twenty answers of the gateway in {{ $labels.namespace }} is an error of a server.",
            Description = "Users see errors: an application fails, or none of its pods is ready.",
            FirstStep = "look at the dashboard of the gateway for when it began, and at the pods of what it routes to",
        },
    ];

    /// <summary>What is deployed by Argo CD.</summary>
    public static IReadOnlyList<Alert> Delivery { get; } =
    [
        new()
        {
            Name = "ApplicationOutOfSync",
            Query = """max by (name, dest_namespace) (argocd_app_info{sync_status="OutOfSync"}) == 1""",
            For = "2h",
            Summary = "The application {{ $labels.name }} is not what is in git.",
            Description = "A change is not out, or someone changed the cluster by hand.",
            FirstStep = "argocd app diff {{ $labels.name }}",
        },
        new()
        {
            Name = "ApplicationDegraded",
            Query = """max by (name, dest_namespace) (argocd_app_info{health_status=~"Degraded|Missing"}) == 1""",
            For = "15m",
            Summary = "The application {{ $labels.name }} is not well.",
            Description = "Some of its objects are missing, or do not become ready.",
            FirstStep = "argocd app get {{ $labels.name }}",
        },
    ];

    /// <summary>Whatever metrics are collected of.</summary>
    public static IReadOnlyList<Alert> Targets { get; } =
    [
        new()
        {
            Name = "TargetDown",
            Query = "count by (namespace, job) (up == 0) > 0",
            For = "10m",
            Summary = "{{ $value }} of {{ $labels.job }} in {{ $labels.namespace }} do not answer Prometheus.",
            Description = "The pods are down, or a network policy does not let Prometheus in. None of their alerts can fire.",
            FirstStep = "look at Status, Targets in Prometheus for the error",
        },
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Alert> All { get; } =
        [.. Certificates, .. Secrets, .. Databases, .. Messaging, .. Volumes, .. Workloads, .. Gateways, .. Delivery, .. Targets];
}
