using Infra.Components.ObjectStores;

namespace Infra.Components.Observability;

/// <summary>What the charts of Tempo and of OpenTelemetry's collector are told.</summary>
internal sealed class TracingValues(TracingArgs args, ObjectStore? bucket)
{
    private const string TempoImage = "docker.io/grafana/tempo";

    // Of the distributions that are published, the one with every receiver and processor that is named below.
    private const string CollectorImage = "ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib";

    public Dictionary<string, object> Tempo()
    {
        var tempo = new Dictionary<string, object>
        {
            ["retention"] = string.Create(CultureInfo.InvariantCulture, $"{args.RetentionDays * 24}h"),
            ["reportingEnabled"] = false,
            // It would make room for a gigabyte before there is a single trace.
            ["memBallastSizeMbs"] = 0,
            ["storage"] = Map("trace", Storage()),
            ["securityContext"] = Hardened(),
        };
        if (bucket?.Keys is { } keys)
        {
            tempo["extraArgs"] = Map("config.expand-env", true);
            tempo["extraEnv"] = new[] { FromSecret("AWS_ACCESS_KEY_ID", keys, keys.AccessKey), FromSecret("AWS_SECRET_ACCESS_KEY", keys, keys.SecretKey) };
        }

        tempo.Give(args.Resources);
        var persistence = new Dictionary<string, object> { ["enabled"] = true, ["size"] = args.Storage.OnDisk };
        if ((args.StorageClass ?? args.Namespace.Cluster.StorageClass) is { } storageClass)
            persistence["storageClassName"] = storageClass;

        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = args.Release,
            ["tempo"] = tempo,
            ["persistence"] = persistence,
            ["securityContext"] = new Dictionary<string, object>
            {
                ["runAsUser"] = 10001,
                ["runAsGroup"] = 10001,
                ["fsGroup"] = 10001,
                ["runAsNonRoot"] = true,
                ["seccompProfile"] = Map("type", "RuntimeDefault"),
            },
            ["serviceAccount"] = new Dictionary<string, object> { ["name"] = args.Release, ["automountServiceAccountToken"] = false },
        };
        values.MirrorApart(args.Namespace.Cluster.Mirrors, TempoImage, "tempo");
        return values;
    }

    public Dictionary<string, object> Collector()
    {
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = $"{args.Release}-collector",
            ["mode"] = "deployment",
            ["replicaCount"] = args.Collectors,
            ["image"] = Map("repository", args.Namespace.Cluster.Mirrors.Image(CollectorImage)),
            ["alternateConfig"] = Config(),
            ["serviceAccount"] = Map("automountServiceAccountToken", false),
            ["podSecurityContext"] = new Dictionary<string, object>
            {
                ["runAsNonRoot"] = true,
                ["runAsUser"] = 10001,
                ["runAsGroup"] = 10001,
                ["seccompProfile"] = Map("type", "RuntimeDefault"),
            },
            ["securityContext"] = Hardened(),
            ["ports"] = new Dictionary<string, object>
            {
                ["jaeger-compact"] = Map("enabled", false),
                ["jaeger-thrift"] = Map("enabled", false),
                ["jaeger-grpc"] = Map("enabled", false),
                ["zipkin"] = Map("enabled", args.TakesZipkin),
                ["metrics"] = Map("enabled", true),
            },
        };
        values.Give(args.CollectorResources);
        if (args.Collectors > 1)
            values["podDisruptionBudget"] = new Dictionary<string, object> { ["enabled"] = true, ["maxUnavailable"] = 1 };

        return values;
    }

    // The chart adds to its own configuration; this one takes its place.
    private Dictionary<string, object> Config()
    {
        var receivers = new Dictionary<string, object>
        {
            ["otlp"] = Map("protocols", new Dictionary<string, object>
            {
                ["grpc"] = Listen(Tracing.OtlpPort),
                ["http"] = Listen(Tracing.OtlpHttpPort),
            }),
        };
        if (args.TakesZipkin)
            receivers["zipkin"] = Listen(Tracing.ZipkinPort);

        var processors = new Dictionary<string, object>
        {
            ["memory_limiter"] = new Dictionary<string, object>
            {
                ["check_interval"] = "5s",
                ["limit_percentage"] = 80,
                ["spike_limit_percentage"] = 25,
            },
        };
        if (args.SamplePercent < 100)
            processors["probabilistic_sampler"] = Map("sampling_percentage", args.SamplePercent);

        processors["batch"] = new Dictionary<string, object>();
        return new()
        {
            ["extensions"] = Map("health_check", Listen(13133)),
            ["receivers"] = receivers,
            ["processors"] = processors,
            ["exporters"] = Map("otlp", new Dictionary<string, object>
            {
                ["endpoint"] = Output.Format($"{args.Release}.{args.Namespace.Name}.svc:{Tracing.OtlpPort}"),
                ["tls"] = Map("insecure", true),
            }),
            ["service"] = new Dictionary<string, object>
            {
                ["extensions"] = new[] { "health_check" },
                ["telemetry"] = Map("metrics", Map("readers", new[]
                {
                    Map("pull", Map("exporter", Map("prometheus",
                        new Dictionary<string, object> { ["host"] = "${env:MY_POD_IP}", ["port"] = Tracing.MetricsPort }))),
                })),
                ["pipelines"] = Map("traces", new Dictionary<string, object>
                {
                    ["receivers"] = receivers.Keys.ToArray(),
                    // In this order: what does not fit into memory is refused first, what is left is sampled, then sent together.
                    ["processors"] = processors.Keys.ToArray(),
                    ["exporters"] = new[] { "otlp" },
                }),
            },
        };
    }

    private Dictionary<string, object> Storage()
    {
        var storage = new Dictionary<string, object> { ["wal"] = Map("path", "/var/tempo/wal") };
        if (bucket is null)
        {
            storage["backend"] = "local";
            storage["local"] = Map("path", "/var/tempo/traces");
            return storage;
        }

        var s3 = new Dictionary<string, object>
        {
            ["bucket"] = bucket.Bucket,
            ["region"] = bucket.Region,
            ["forcepathstyle"] = bucket.PathStyle,
            // Tempo takes a host and a port, and asks for the scheme apart.
            ["endpoint"] = bucket.Endpoint is { } url ? url.ToOutput().Apply(text => text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..])
                : $"s3.{bucket.Region}.amazonaws.com",
            ["insecure"] = bucket.Endpoint is { } address ? address.ToOutput().Apply(text => text.StartsWith("http://", StringComparison.Ordinal)) : false,
        };
        if (bucket.Keys is not null)
        {
            s3["access_key"] = "${AWS_ACCESS_KEY_ID}";
            s3["secret_key"] = "${AWS_SECRET_ACCESS_KEY}";
        }

        storage["backend"] = "s3";
        storage["s3"] = s3;
        return storage;
    }

    private static Dictionary<string, object> Listen(int port) =>
        Map("endpoint", string.Create(CultureInfo.InvariantCulture, $"${{env:MY_POD_IP}}:{port}"));

    private static Dictionary<string, object> Hardened() => new()
    {
        ["allowPrivilegeEscalation"] = false,
        ["readOnlyRootFilesystem"] = true,
        ["capabilities"] = new Dictionary<string, object> { ["drop"] = new[] { "ALL" } },
    };

    private static Dictionary<string, object> FromSecret(string variable, StoreKeys keys, string key) => new()
    {
        ["name"] = variable,
        ["valueFrom"] = Map("secretKeyRef", new Dictionary<string, object> { ["name"] = keys.Secret, ["key"] = key }),
    };

    private static Dictionary<string, object> Map(string key, object value) => new() { [key] = value };
}
