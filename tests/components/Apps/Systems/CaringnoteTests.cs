using Infra.Components.Apps;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Pulumi;

namespace Infra.Components.Tests.Apps.Systems;

/// <summary>The workloads of caringnote, as its deployment repository has them.</summary>
public sealed class CaringnoteTests
{
    [Theory]
    [InlineData("default", "prod", "848a52e06f2d8cdc4bf42ab12cd69f49eb94b5b5", "caring_note", "api-secret")]
    [InlineData("caring-note-staging", "staging", "959320a99d1515fa7e65accaeb1965ce7c9dd8cf", "caring_note_staging", "api-secret-staging")]
    public async Task The_API_is_what_runs_today(string space, string profile, string revision, string database, string secret)
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var home = new NamespaceRef(cluster, space);
            var values = new SettingsSecret(secret, new SettingsSecretArgs
            {
                Namespace = home,
                Values = new[] { "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD", "OPEN_AI_API_KEY", "CLOVA_API_KEY" }
                    .ToDictionary(key => key, key => new SecretValue(Output.CreateSecret($"<secret infra:{key}>"))),
            });
            _ = new App("caring-note-api", new AppArgs
            {
                Namespace = home,
                Image = $"bsh998/caring-note-api:{revision}",
                PullPolicy = PullPolicy.Always,
                Port = 8080,
                ServicePort = 8080,
                Resources = new Resources("500m", "1536Mi"),
                OnePod = [new OnePodReason.Scheduler("the hourly job of counsel sessions"), new OnePodReason.LocalFiles("/data/tus")],
                Rollout = new Rollout { MaxSurge = "25%", MaxUnavailable = "25%" },
                Probes = new Probes
                {
                    Ready = new Probe.Http("/api/actuator/health")
                    {
                        InitialDelaySeconds = 20,
                        PeriodSeconds = 10,
                        FailureThreshold = 3,
                    },
                },
                Env = new Dictionary<string, EnvValue>
                {
                    ["SPRING_PROFILES_ACTIVE"] = profile,
                    ["SPRING_DATASOURCE_URL"] = $"jdbc:postgresql://postgresql.default.svc.cluster.local:5432/{database}",
                    ["SPRING_DATASOURCE_USERNAME"] = EnvValue.From(values.KeyOf("SPRING_DATASOURCE_USERNAME")),
                    ["SPRING_DATASOURCE_PASSWORD"] = EnvValue.From(values.KeyOf("SPRING_DATASOURCE_PASSWORD")),
                    ["SPRINGDOC_SWAGGER_UI_PATH"] = "/swagger-ui",
                    ["SPRINGDOC_SWAGGERUI_URL"] = "/v1/api-docs",
                    ["SPRINGDOC_API-DOCS_PATH"] = "/v1/api-docs",
                    ["SERVER_SERVLET_CONTEXT_PATH"] = "/api/",
                    ["SPRING_JPA_HIBERNATE_DIALECT"] = "org.hibernate.dialect.PostgreSQLDialect",
                    ["SPRING_DATASOURCE_DRIVER_CLASS_NAME"] = "org.postgresql.Driver",
                    ["SPRING_AI_OPENAI_API_KEY"] = EnvValue.From(values.KeyOf("OPEN_AI_API_KEY")),
                    ["NAVER_CLOVA_API_KEY"] = EnvValue.From(values.KeyOf("CLOVA_API_KEY")),
                },
                // The image makes these folders so that only root can use them.
                RunAs = new RunAs { Scratch = ["/tmp"] },
                Volumes = [AppVolume.Empty("/data/tus", "2Gi"), AppVolume.Empty("/data/stt", "2Gi")],
                Writes = ["/data/tus/upload", "/data/tus/merge", "/data/stt/audio/origin", "/data/stt/audio/convert"],
                Egress = [Egress.Internet(443)],
            });
        });

        const string container = "spec.template.spec.containers[caring-note-api]";
        Facts.Hold(rendered, "Deployment", "caring-note-api", $"""
            metadata.namespace: {space}
            spec.replicas: 1
            spec.strategy.type: RollingUpdate
            spec.strategy.rollingUpdate.maxSurge: 25%
            spec.strategy.rollingUpdate.maxUnavailable: 25%
            {container}.image: bsh998/caring-note-api:{revision}
            {container}.imagePullPolicy: Always
            {container}.ports[http].containerPort: 8080
            {container}.readinessProbe.httpGet.path: /api/actuator/health
            {container}.readinessProbe.httpGet.port: 8080
            {container}.readinessProbe.initialDelaySeconds: 20
            {container}.readinessProbe.periodSeconds: 10
            {container}.readinessProbe.failureThreshold: 3
            {container}.env[SPRING_PROFILES_ACTIVE].value: {profile}
            {container}.env[SPRING_DATASOURCE_URL].value: jdbc:postgresql://postgresql.default.svc.cluster.local:5432/{database}
            {container}.env[SPRING_DATASOURCE_USERNAME].valueFrom.secretKeyRef.name: {secret}
            {container}.env[SPRING_DATASOURCE_USERNAME].valueFrom.secretKeyRef.key: SPRING_DATASOURCE_USERNAME
            {container}.env[SPRING_DATASOURCE_PASSWORD].valueFrom.secretKeyRef.key: SPRING_DATASOURCE_PASSWORD
            {container}.env[SPRINGDOC_SWAGGER_UI_PATH].value: /swagger-ui
            {container}.env[SPRINGDOC_SWAGGERUI_URL].value: /v1/api-docs
            {container}.env[SPRINGDOC_API-DOCS_PATH].value: /v1/api-docs
            {container}.env[SERVER_SERVLET_CONTEXT_PATH].value: /api/
            {container}.env[SPRING_JPA_HIBERNATE_DIALECT].value: org.hibernate.dialect.PostgreSQLDialect
            {container}.env[SPRING_DATASOURCE_DRIVER_CLASS_NAME].value: org.postgresql.Driver
            {container}.env[SPRING_AI_OPENAI_API_KEY].valueFrom.secretKeyRef.key: OPEN_AI_API_KEY
            {container}.env[NAVER_CLOVA_API_KEY].valueFrom.secretKeyRef.key: CLOVA_API_KEY
            {container}.volumeMounts[data-tus].mountPath: /data/tus
            {container}.volumeMounts[data-stt].mountPath: /data/stt
            """);
        Facts.Hold(rendered, "Service", "caring-note-api", """
            spec.type: ClusterIP
            spec.ports[http].port: 8080
            spec.ports[http].targetPort: 8080
            """);
    }

    [Fact]
    public async Task The_web_server_is_what_runs_today()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("caring-note-web", new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "default"),
            Image = "bsh998/caring-note-web:249e291f78dc893b1312e74b84d81ef386ae1652",
            PullPolicy = PullPolicy.Always,
            Port = 80,
            Resources = new Resources("50m", "64Mi"),
            Scale = new Scale.Fixed(1),
            Probes = new Probes { Ready = new Probe.None(), Live = new Probe.None() },
            RunAs = new RunAs { User = 101, Group = 101, LowPorts = true, Scratch = ["/tmp", "/var/cache/nginx", "/run"] },
            Writes = ["/var/cache/nginx"],
        }));

        const string container = "spec.template.spec.containers[caring-note-web]";
        Facts.Hold(rendered, "Deployment", "caring-note-web", $"""
            spec.replicas: 1
            {container}.image: bsh998/caring-note-web:249e291f78dc893b1312e74b84d81ef386ae1652
            {container}.imagePullPolicy: Always
            {container}.ports[http].containerPort: 80
            {container}.readinessProbe.periodSeconds: -
            {container}.livenessProbe.periodSeconds: -
            {container}.startupProbe.periodSeconds: -
            """);
        Facts.Hold(rendered, "Service", "caring-note-web", """
            spec.type: ClusterIP
            spec.ports[http].port: 80
            spec.ports[http].targetPort: 80
            """);
    }

    [Fact]
    public async Task Its_database_has_the_resources_probes_and_volume_of_today()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "default");
            var data = new Volume("postgresql-pv", new VolumeArgs
            {
                Namespace = space,
                Name = "data-postgresql-0",
                Size = "16Gi",
                Source = new VolumeSource.OnNode { Node = "caringnote", Path = "/mnt/data", Folder = true, Owner = 999 },
            });
            Probe Asks(int delay) => new Probe.Command("pg_isready", "-U", "postgres")
            {
                InitialDelaySeconds = delay,
                PeriodSeconds = 10,
                TimeoutSeconds = 5,
                FailureThreshold = 6,
            };
            _ = new StatefulApp("postgresql", new StatefulAppArgs
            {
                Namespace = space,
                Image = "postgres:16.4",
                Port = 5432,
                ServicePort = 5432,
                PortName = "tcp-postgresql",
                Arguments = ["-c", "max_connections=400"],
                Resources = new Resources("2", "8Gi") { CpuLimit = "4", MemoryRequest = "4Gi" },
                Probes = new Probes { Ready = Asks(5), Live = Asks(30) },
                RunAs = new RunAs { User = 999, Group = 999, Scratch = ["/tmp", "/var/run/postgresql"] },
                Volumes = [AppVolume.Of("/var/lib/postgresql/data", data)],
                Writes = ["/var/lib/postgresql/data/pgdata"],
                Adopt = new StatefulAppNames { GoverningService = "postgresql-hl" },
            });
        });

        const string container = "spec.template.spec.containers[postgresql]";
        Facts.Hold(rendered, "StatefulSet", "postgresql", $"""
            spec.replicas: 1
            spec.serviceName: postgresql-hl
            {container}.resources.requests.cpu: 2
            {container}.resources.requests.memory: 4Gi
            {container}.resources.limits.cpu: 4
            {container}.resources.limits.memory: 8Gi
            {container}.livenessProbe.initialDelaySeconds: 30
            {container}.livenessProbe.periodSeconds: 10
            {container}.livenessProbe.timeoutSeconds: 5
            {container}.livenessProbe.failureThreshold: 6
            {container}.readinessProbe.initialDelaySeconds: 5
            spec.template.spec.volumes[var-lib-postgresql-data].persistentVolumeClaim.claimName: data-postgresql-0
            """);
        Facts.Hold(rendered, "Service", "postgresql", """
            spec.type: ClusterIP
            spec.ports[tcp-postgresql].port: 5432
            """);
        Facts.Hold(rendered, "PersistentVolume", "postgresql-pv", """
            spec.capacity.storage: 16Gi
            spec.hostPath.path: /mnt/data
            """);
    }
}
