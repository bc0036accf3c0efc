using System.Globalization;
using Infra.Components.Apps;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Apps.Systems;

/// <summary>The workloads of the education template of eGovFrame, as its repository has them.</summary>
public sealed class EgovTests
{
    private const string Discovery = "EUREKA_INSTANCE_HOSTNAME";
    private const string Gateway = "APIGATEWAY_HOSTNAME";
    private const string Config = "SPRING_CLOUD_CONFIG_URI";
    private const string Rabbit = "RABBITMQ_HOSTNAME";
    private const string Database = "MYSQL_HOSTNAME";
    private const string Zipkin = "ZIPKIN_HOSTNAME";

    // The name, its port, its node port in the laboratory, and whether it is scaled.
    public static TheoryData<string, int, int?, bool> Backends => new()
    {
        { "apigateway", 8000, 30001, true },
        { "discovery", 8761, 30002, false },
        { "config", 8888, null, false },
        { "user-service", 80, null, true },
        { "portal-service", 80, null, true },
        { "board-service", 80, null, true },
        { "reserve-item-service", 80, null, true },
        { "reserve-check-service", 80, null, true },
        { "reserve-request-service", 80, null, true },
    };

    [Theory]
    [MemberData(nameof(Backends))]
    public async Task A_service_is_what_runs(string name, int port, int? nodePort, bool scaled)
    {
        var mounts = name is "portal-service" or "board-service";
        var rendered = await Rendered.RunAsync(cluster => _ = Backend(new NamespaceRef(cluster, "default"), name, port, nodePort, scaled));

        var container = $"spec.template.spec.containers[{name}]";
        Facts.Hold(rendered, "Deployment", $"{name}-deployment", $"""
            spec.replicas: {(scaled ? "-" : "1")}
            spec.selector.matchLabels.env: production
            spec.selector.matchLabels.tier: backend
            spec.selector.matchLabels.app: {name}
            spec.selector.matchLabels.name: {name}
            spec.template.spec.securityContext.runAsNonRoot: True
            spec.template.spec.securityContext.runAsUser: 1000
            spec.template.spec.securityContext.runAsGroup: 1000
            spec.template.spec.securityContext.fsGroup: 1000
            {container}.image: egovframe/egovframe-msa-edu-backend-{name}:2026-08-21
            {container}.imagePullPolicy: Always
            {container}.ports[http].containerPort: {port}
            {container}.securityContext.allowPrivilegeEscalation: False
            {container}.securityContext.capabilities.drop[0]: ALL
            {container}.resources.requests.cpu: 250m
            {container}.resources.requests.memory: 512Mi
            {container}.resources.limits.cpu: 1000m
            {container}.resources.limits.memory: 1Gi
            {container}.startupProbe.httpGet.path: /actuator/health
            {container}.startupProbe.initialDelaySeconds: 10
            {container}.startupProbe.periodSeconds: 5
            {container}.startupProbe.failureThreshold: 36
            {container}.readinessProbe.httpGet.path: /actuator/health
            {container}.readinessProbe.initialDelaySeconds: {(name == "config" ? 30 : 10)}
            {container}.readinessProbe.periodSeconds: 10
            {container}.readinessProbe.failureThreshold: 3
            {container}.livenessProbe.httpGet.path: /actuator/health
            {container}.livenessProbe.httpGet.port: {port}
            {container}.livenessProbe.initialDelaySeconds: 60
            {container}.livenessProbe.periodSeconds: 30
            {container}.livenessProbe.timeoutSeconds: 5
            {container}.livenessProbe.failureThreshold: 3
            {container}.env[RABBITMQ_HOSTNAME].valueFrom.configMapKeyRef.name: {(name == "discovery" ? "-" : "backend-configmap")}
            {container}.env[SERVER_PORT].value: {(port == 80 ? "80" : "-")}
            {container}.env[APP_HOME].valueFrom.configMapKeyRef.name: {(port == 80 ? "common-configmap" : "-")}
            {container}.env[MYSQL_HOSTNAME].valueFrom.configMapKeyRef.key: {(port == 80 ? "MYSQL_HOSTNAME" : "-")}
            {container}.env[SEARCH_LOCATION].value: {(name == "config" ? "classpath:/config" : "-")}
            {container}.volumeMounts[srv-nfs].mountPath: {(mounts ? "/srv/nfs" : "-")}
            spec.template.spec.volumes[srv-nfs].persistentVolumeClaim.claimName: {(mounts ? "backend-pvc" : "-")}
            spec.template.spec.tolerations[0].key: {(mounts ? "pvc" : "-")}
            spec.template.spec.tolerations[0].value: {(mounts ? "backend-pvc" : "-")}
            spec.template.spec.tolerations[0].effect: {(mounts ? "NoSchedule" : "-")}
            """);
        Facts.Hold(rendered, "Service", name, $"""
            spec.type: {(nodePort is null ? "ClusterIP" : "NodePort")}
            spec.ports[http].port: {port}
            spec.ports[http].nodePort: {nodePort?.ToString(CultureInfo.InvariantCulture) ?? "-"}
            """);
        if (scaled)
            HoldScaler(rendered, $"{name}-hpa-cpu", $"{name}-deployment");
        else
            Assert.DoesNotContain(rendered.Resources, resource => resource.Type == "kubernetes:autoscaling/v2:HorizontalPodAutoscaler");
    }

    [Theory]
    [InlineData("frontend-admin", 30011)]
    [InlineData("frontend-portal", 30012)]
    public async Task A_front_is_what_runs(string name, int nodePort)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App(name, new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "default"),
            Image = $"egovframe/egovframe-msa-edu-{name}:2026-08-21",
            PullPolicy = PullPolicy.Always,
            Port = 3000,
            ServicePort = 3000,
            NodePort = nodePort,
            Resources = new Resources("100m", "256Mi"),
            Scale = new Scale.Auto(1, 3),
            Probes = new Probes
            {
                Startup = new Probe.Http("/") { InitialDelaySeconds = 10, PeriodSeconds = 5, FailureThreshold = 36 },
                Ready = new Probe.Http("/") { InitialDelaySeconds = 60, PeriodSeconds = 10, FailureThreshold = 3 },
                Live = new Probe.None(),
            },
            Adopt = Names(name, "frontend"),
        }));

        var container = $"spec.template.spec.containers[{name}]";
        Facts.Hold(rendered, "Deployment", $"{name}-deployment", $"""
            {container}.ports[http].containerPort: 3000
            {container}.startupProbe.httpGet.path: /
            {container}.startupProbe.initialDelaySeconds: 10
            {container}.startupProbe.periodSeconds: 5
            {container}.startupProbe.failureThreshold: 36
            {container}.readinessProbe.initialDelaySeconds: 60
            {container}.readinessProbe.periodSeconds: 10
            {container}.readinessProbe.failureThreshold: 3
            {container}.livenessProbe.periodSeconds: -
            """);
        Facts.Hold(rendered, "Service", name, $"""
            spec.type: NodePort
            spec.ports[http].port: 3000
            spec.ports[http].nodePort: {nodePort}
            """);
        HoldScaler(rendered, $"{name}-hpa-cpu", $"{name}-deployment");
    }

    [Fact]
    public async Task All_of_them_share_one_cluster_and_no_node_port_twice()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "default");
            foreach (var row in (IEnumerable<object?[]>)Backends)
                _ = Backend(space, (string)row[0]!, (int)row[1]!, (int?)row[2], (bool)row[3]!, shared: true);
        });
        Assert.Equal(9, rendered.Resources.Count(resource => resource.Type == "kubernetes:apps/v1:Deployment"));
        Assert.Equal(7, rendered.Resources.Count(resource => resource.Type == "kubernetes:autoscaling/v2:HorizontalPodAutoscaler"));
    }

    [Fact]
    public async Task Its_database_prepares_itself_and_is_asked_by_commands()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "default");
            var data = new Volume("mysql-pvc", new VolumeArgs
            {
                Namespace = space,
                Size = "5Gi",
                Access = AccessMode.ReadWriteMany,
                Source = new VolumeSource.OnNfs { Server = "192.168.56.21", Path = "/srv/nfs" },
            });
            var settings = new ConfigMapRef("mysql-configmap");
            _ = new StatefulApp("mysql", new StatefulAppArgs
            {
                Namespace = space,
                Image = "mysql:5.7",
                Port = 3306,
                ServicePort = 3306,
                PortName = "mysql",
                Resources = new Resources("500m", "1Gi"),
                OnePod = [new OnePodReason.Other("the second pod would be a replica that nothing reads")],
                Env = new Dictionary<string, EnvValue>
                {
                    ["MYSQL_USER"] = EnvValue.From(settings, "mysql-user"),
                    ["MYSQL_DATABASE"] = EnvValue.From(settings, "mysql-database"),
                    ["MYSQL_PASSWORD"] = EnvValue.From(new SecretRef("mysql-secret"), "mysql-password"),
                },
                InitContainers =
                [
                    new AppContainer
                    {
                        Name = "init-mysql",
                        Image = "mysql:5.7",
                        Resources = new Resources("100m", "128Mi"),
                        Command = ["bash", "-c", "echo server-id=$((100 + ${HOSTNAME##*-})) > /mnt/conf.d/server-id.cnf"],
                        Mounts = new Dictionary<string, string> { ["/mnt/conf.d"] = "/etc/mysql/conf.d" },
                    },
                ],
                Probes = new Probes
                {
                    Startup = new Probe.Command("mysqladmin", "ping") { InitialDelaySeconds = 10, PeriodSeconds = 2, TimeoutSeconds = 1 },
                    Ready = new Probe.Command("mysql", "-h", "127.0.0.1", "-e", "SELECT 1")
                    {
                        InitialDelaySeconds = 30,
                        PeriodSeconds = 2,
                        TimeoutSeconds = 1,
                    },
                    Live = new Probe.None(),
                },
                RunAs = new RunAs { User = 999, Group = 999, Scratch = ["/tmp", "/etc/mysql/conf.d", "/var/run/mysqld"] },
                Volumes = [AppVolume.Of("/var/lib/mysql", data, folder: "mysql")],
                Writes = ["/var/lib/mysql"],
                Adopt = new StatefulAppNames { StatefulSet = "mysql-statefulset" },
            });
        });

        const string container = "spec.template.spec.containers[mysql]";
        Facts.Hold(rendered, "StatefulSet", "mysql-statefulset", $"""
            spec.replicas: 1
            {container}.image: mysql:5.7
            {container}.env[MYSQL_USER].valueFrom.configMapKeyRef.name: mysql-configmap
            {container}.env[MYSQL_PASSWORD].valueFrom.secretKeyRef.key: mysql-password
            {container}.startupProbe.exec.command[0]: mysqladmin
            {container}.startupProbe.initialDelaySeconds: 10
            {container}.startupProbe.periodSeconds: 2
            {container}.startupProbe.timeoutSeconds: 1
            {container}.readinessProbe.initialDelaySeconds: 30
            {container}.readinessProbe.periodSeconds: 2
            {container}.readinessProbe.timeoutSeconds: 1
            {container}.volumeMounts[var-lib-mysql].subPath: mysql
            spec.template.spec.initContainers[init-mysql].volumeMounts[scratch-1].mountPath: /mnt/conf.d
            """);
        Facts.Hold(rendered, "Service", "mysql", """
            spec.type: ClusterIP
            spec.ports[mysql].port: 3306
            """);
    }

    [Fact]
    public async Task Its_broker_has_two_ports_on_every_node_in_the_laboratory()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("rabbitmq", new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "default"),
            Image = "rabbitmq:3.13-management",
            Port = 5672,
            ServicePort = 5672,
            PortName = "amqp",
            NodePort = 30003,
            Ports = [new AppPort("management", 15672) { NodePort = 30004 }],
            Resources = new Resources("250m", "512Mi"),
            OnePod = [new OnePodReason.StateInMemory("what is queued")],
            Probes = new Probes { Startup = Page, Ready = Page, Live = new Probe.None() },
            RunAs = new RunAs { User = 999, Group = 999, Scratch = ["/tmp", "/var/lib/rabbitmq"] },
        }));

        const string container = "spec.template.spec.containers[rabbitmq]";
        Facts.Hold(rendered, "Deployment", "rabbitmq", $"""
            {container}.ports[amqp].containerPort: 5672
            {container}.ports[management].containerPort: 15672
            {container}.startupProbe.httpGet.port: 15672
            {container}.readinessProbe.httpGet.path: /
            {container}.readinessProbe.httpGet.port: 15672
            """);
        Facts.Hold(rendered, "Service", "rabbitmq", """
            spec.type: NodePort
            spec.ports[amqp].port: 5672
            spec.ports[amqp].nodePort: 30003
            spec.ports[management].port: 15672
            spec.ports[management].nodePort: 30004
            """);
    }

    private static Probe Page => new Probe.Http("/") { Port = 15672 };

    private static App Backend(NamespaceRef space, string name, int port, int? nodePort, bool scaled, bool shared = false)
    {
        var backend = new ConfigMapRef("backend-configmap", keys: [Discovery, Gateway, Config, Rabbit, Database, Zipkin]);
        var common = new ConfigMapRef("common-configmap", keys: ["APP_HOME", "TZ"]);
        string[] keys = name switch
        {
            "discovery" => [],
            "config" => [Rabbit],
            "apigateway" => [Discovery, Gateway, Config, Rabbit],
            _ => [Discovery, Gateway, Config, Database, Zipkin, Rabbit],
        };
        var env = keys.ToDictionary(key => key, key => EnvValue.From(backend, key));
        if (port == 80)
        {
            env["SERVER_PORT"] = "80";
            env["APP_HOME"] = EnvValue.From(common, "APP_HOME");
        }

        if (name == "config")
            env["SEARCH_LOCATION"] = "classpath:/config";

        var files = name is "portal-service" or "board-service";
        return new App(name, new AppArgs
        {
            Namespace = space,
            Image = $"egovframe/egovframe-msa-edu-backend-{name}:2026-08-21",
            PullPolicy = PullPolicy.Always,
            Port = port,
            ServicePort = port,
            NodePort = nodePort,
            Resources = new Resources("250m", "1Gi") { CpuLimit = "1000m", MemoryRequest = "512Mi" },
            Scale = scaled ? new Scale.Auto(1, 3) : null,
            OnePod = scaled ? [] : [new OnePodReason.Other("without peers a second one would split what is registered")],
            RunAs = new RunAs { User = 1000, Group = 1000, LowPorts = port < 1024 },
            Probes = new Probes
            {
                Startup = Health(10, 5, 36),
                Ready = Health(name == "config" ? 30 : 10, 10, 3),
                Live = Health(60, 30, 3) with { TimeoutSeconds = 5 },
            },
            Env = env,
            Volumes = files ? [AppVolume.Of("/srv/nfs", Files(space, shared ? name : "backend-pvc"))] : [],
            Writes = files ? ["/srv/nfs/msa-attach-volume"] : [],
            Placement = files
                ? new Placement { Tolerations = [new Toleration("pvc", "backend-pvc", TaintEffect.NoSchedule)] }
                : new Placement(),
            Adopt = Names(name, "backend"),
        });
    }

    private static Probe.Http Health(int delay, int period, int failures) => new("/actuator/health")
    {
        InitialDelaySeconds = delay,
        PeriodSeconds = period,
        FailureThreshold = failures,
    };

    private static Volume Files(NamespaceRef space, string name) => new(name, new VolumeArgs
    {
        Namespace = space,
        Size = "5Gi",
        Access = AccessMode.ReadWriteMany,
        Source = new VolumeSource.OnNfs { Server = "192.168.56.21", Path = "/srv/nfs" },
    });

    private static AppNames Names(string name, string tier) => new()
    {
        Labels = new Dictionary<string, string> { ["env"] = "production", ["tier"] = tier, ["app"] = name, ["name"] = name },
        Deployment = $"{name}-deployment",
        Autoscaler = $"{name}-hpa-cpu",
    };

    private static void HoldScaler(Rendered rendered, string name, string target) =>
        Facts.Hold(rendered, "HorizontalPodAutoscaler", name, $"""
            spec.scaleTargetRef.kind: Deployment
            spec.scaleTargetRef.name: {target}
            spec.minReplicas: 1
            spec.maxReplicas: 3
            spec.metrics[0].resource.name: cpu
            spec.metrics[0].resource.target.averageUtilization: 70
            """);
}
