using Infra.Components.Apps;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Pulumi;

namespace Infra.Components.Tests.Apps.Systems;

/// <summary>The workloads of bdg.blog, as its deployment repository has them.</summary>
public sealed class BdgBlogTests
{
    [Fact]
    public async Task The_blog_is_what_ran()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "bdg-blog");
            var keys = new[]
            {
                "NEXT_PUBLIC_DATABASE_URL", "NEXT_PUBLIC_SECRET_TOKEN", "NEXT_PUBLIC_MINIO_BUCKET_NAME", "NEXT_PUBLIC_MINIO_ENDPOINT",
                "NEXT_PUBLIC_MINIO_ACCESSKEY", "NEXT_PUBLIC_MINIO_SECRETKEY", "NEXT_PUBLIC_REDIS_HOST",
            };
            var env = new SettingsSecret("bdg-blog", new SettingsSecretArgs { Namespace = space, Values = keys.ToDictionary(key => key, Secret) });
            var pull = new RegistrySecret("bdg-blog-regcred", new RegistrySecretArgs
            {
                Namespace = space,
                Logins = new Dictionary<string, RegistryLogin> { ["harbor.deagwon.com"] = new("robot", Secret("harbor")) },
            });
            _ = new App("bdg-blog", new AppArgs
            {
                Namespace = space,
                Image = "harbor.deagwon.com/bdg-blog/bdg-blog:2025-01-06",
                PullPolicy = PullPolicy.Always,
                PullSecret = pull.Ref,
                Port = 3000,
                ServicePort = 3000,
                PortName = "web",
                Resources = new Resources("250m", "512Mi"),
                Secrets = [env.Ref],
                Placement = new Placement { NodeSelector = new Dictionary<string, string> { ["kubernetes.io/hostname"] = "bdg-msi" } },
                Adopt = new AppNames { Account = "bdg-blog-regcred" },
            });
        });

        const string container = "spec.template.spec.containers[bdg-blog]";
        Facts.Hold(rendered, "Deployment", "bdg-blog", $"""
            metadata.namespace: bdg-blog
            spec.replicas: 2
            spec.selector.matchLabels.app: bdg-blog
            spec.template.spec.serviceAccountName: bdg-blog-regcred
            spec.template.spec.imagePullSecrets[bdg-blog-regcred].name: bdg-blog-regcred
            spec.template.spec.nodeSelector.kubernetes.io/hostname: bdg-msi
            {container}.imagePullPolicy: Always
            {container}.ports[web].containerPort: 3000
            {container}.envFrom[0].secretRef.name: bdg-blog
            """);
        Facts.Hold(rendered, "Service", "bdg-blog", """
            spec.type: ClusterIP
            spec.ports[web].port: 3000
            spec.ports[web].targetPort: 3000
            """);
        Facts.Hold(rendered, "Secret", "bdg-blog-regcred", "type: kubernetes.io/dockerconfigjson");
    }

    [Fact]
    public async Task Its_database_keeps_its_claim_its_node_and_its_port()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new StatefulApp("mariadb", new StatefulAppArgs
        {
            Namespace = new NamespaceRef(cluster, "bdg-blog-mariadb"),
            Image = "mariadb:11.8.3",
            Port = 3306,
            ServicePort = 3313,
            PortName = "mysql",
            Resources = new Resources("250m", "512Mi"),
            RunAs = new RunAs { User = 999, Group = 999, Scratch = ["/tmp", "/run/mysqld"] },
            Secrets = [new SecretRef("mariadb-key")],
            Volumes = [AppVolume.Data("/var/lib/mysql", "10Gi", "local-path", name: "mariadb-data")],
            Placement = new Placement { NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" } },
        }));

        Facts.Hold(rendered, "StatefulSet", "mariadb", """
            spec.replicas: 1
            spec.serviceName: mariadb-headless
            spec.template.spec.containers[mariadb].ports[mysql].containerPort: 3306
            spec.template.spec.containers[mariadb].envFrom[0].secretRef.name: mariadb-key
            spec.template.spec.containers[mariadb].volumeMounts[mariadb-data].mountPath: /var/lib/mysql
            spec.template.spec.nodeSelector.disk: ssd
            spec.volumeClaimTemplates[0].metadata.name: mariadb-data
            spec.volumeClaimTemplates[0].spec.accessModes[0]: ReadWriteOnce
            spec.volumeClaimTemplates[0].spec.resources.requests.storage: 10Gi
            spec.volumeClaimTemplates[0].spec.storageClassName: local-path
            """);
        Facts.Hold(rendered, "Service", "mariadb", """
            spec.ports[mysql].port: 3313
            spec.ports[mysql].targetPort: 3306
            """);
    }

    [Fact]
    public async Task Its_object_storage_has_two_ports_and_a_volume_on_one_node()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "bdg-blog-minio");
            var data = new Volume("minio-bdg-blog-pv", new VolumeArgs
            {
                Namespace = space,
                Name = "data-minio-0",
                Size = "5Gi",
                Source = new VolumeSource.OnNode { Node = "bdg-msi", Path = "/mnt/bdg-blog/minio" },
            });
            _ = new StatefulApp("minio", new StatefulAppArgs
            {
                Namespace = space,
                Image = "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z",
                Arguments = ["server", "/data", "--console-address", ":9090"],
                Port = 9000,
                ServicePort = 9000,
                PortName = "file",
                Ports = [new AppPort("console", 9090)],
                Resources = new Resources("250m", "512Mi"),
                Secrets = [new SecretRef("minio-key")],
                Volumes = [AppVolume.Of("/data", data)],
                Writes = ["/data"],
                Adopt = new StatefulAppNames { GoverningService = "minio", Service = "minio-file" },
            });
        });

        const string container = "spec.template.spec.containers[minio]";
        Facts.Hold(rendered, "StatefulSet", "minio", $"""
            spec.replicas: 1
            spec.serviceName: minio
            {container}.args[0]: server
            {container}.args[3]: :9090
            {container}.ports[console].containerPort: 9090
            {container}.ports[file].containerPort: 9000
            {container}.envFrom[0].secretRef.name: minio-key
            """);
        Facts.Hold(rendered, "Service", "minio", """
            spec.clusterIP: None
            spec.ports[console].port: 9090
            spec.ports[file].port: 9000
            """);
        Facts.Hold(rendered, "PersistentVolume", "minio-bdg-blog-pv", """
            spec.capacity.storage: 5Gi
            spec.local.path: /mnt/bdg-blog/minio
            spec.persistentVolumeReclaimPolicy: Retain
            """);
    }

    [Fact]
    public async Task Its_broker_reads_its_configuration_from_a_folder_on_its_node()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new App("bdg-blog-redis", new AppArgs
        {
            Namespace = new NamespaceRef(cluster, "bdg-blog-redis"),
            Image = "redis:7.2.11",
            Command = ["redis-server", "/redis-master/redis.conf"],
            Port = 6379,
            ServicePort = 6379,
            PortName = "redis",
            Resources = new Resources("100m", "1280Mi"),
            OnePod = [new OnePodReason.StateInMemory("what is published")],
            Env = new Dictionary<string, EnvValue> { ["MASTER"] = "true" },
            Volumes = [AppVolume.Config("/redis-master", new Dictionary<string, string> { ["redis.conf"] = "maxmemory 1gb\nmaxmemory-policy allkeys-lru\n" })],
            Placement = new Placement { NodeSelector = new Dictionary<string, string> { ["kubernetes.io/hostname"] = "bdg-msi" } },
            Adopt = new AppNames { Label = "bdg-blog", Container = "redis" },
        }));

        const string container = "spec.template.spec.containers[redis]";
        Facts.Hold(rendered, "Deployment", "bdg-blog-redis", $"""
            spec.replicas: 1
            spec.selector.matchLabels.app: bdg-blog
            spec.template.spec.nodeSelector.kubernetes.io/hostname: bdg-msi
            {container}.command[0]: redis-server
            {container}.command[1]: /redis-master/redis.conf
            {container}.env[MASTER].value: true
            {container}.ports[redis].containerPort: 6379
            {container}.volumeMounts[redis-master].mountPath: /redis-master
            """);
    }

    private static SecretValue Secret(string key) => new(Output.CreateSecret($"<secret infra:{key}>"));
}
