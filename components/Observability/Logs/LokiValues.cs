using Infra.Components.ObjectStores;

namespace Infra.Components.Observability;

/// <summary>What the chart of Loki is told: one pod that does everything.</summary>
internal sealed class LokiValues(LogsArgs args, ObjectStore? bucket)
{
    // Of the format of what is written. A later one is added with the date from which it holds; this one is never changed.
    private const string Since = "2026-01-01";
    private const string Schema = "v13";

    public Dictionary<string, object> Make()
    {
        var storage = bucket is null ? "filesystem" : "s3";
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = args.Release,
            ["deploymentMode"] = "Monolithic",
            ["loki"] = new Dictionary<string, object>
            {
                ["auth_enabled"] = false,
                ["analytics"] = new Dictionary<string, object> { ["reporting_enabled"] = false },
                ["commonConfig"] = new Dictionary<string, object> { ["replication_factor"] = 1 },
                ["schemaConfig"] = new Dictionary<string, object>
                {
                    ["configs"] = new[]
                    {
                        new Dictionary<string, object>
                        {
                            ["from"] = Since,
                            ["store"] = "tsdb",
                            ["object_store"] = storage,
                            ["schema"] = Schema,
                            ["index"] = new Dictionary<string, object> { ["prefix"] = "loki_index_", ["period"] = "24h" },
                        },
                    },
                },
                ["storage"] = Storage(storage),
                ["limits_config"] = new Dictionary<string, object>
                {
                    ["retention_period"] = string.Create(CultureInfo.InvariantCulture, $"{args.RetentionDays * 24}h"),
                },
                // Without this nothing is ever deleted.
                ["compactor"] = new Dictionary<string, object> { ["retention_enabled"] = true, ["delete_request_store"] = storage },
            },
            ["singleBinary"] = Pod(),
            ["serviceAccount"] = new Dictionary<string, object>
            {
                ["name"] = args.Release,
                ["automountServiceAccountToken"] = false,
            },
            ["defaults"] = new Dictionary<string, object> { ["automountServiceAccountToken"] = false },
            ["rbac"] = new Dictionary<string, object> { ["namespaced"] = true },
        };
        // Caches of gigabytes, a way in for many, and what tests the whole: for a Loki of many pods.
        foreach (var part in new[] { "chunksCache", "resultsCache", "gateway", "lokiCanary", "test", "ruler" })
            values[part] = new Dictionary<string, object> { ["enabled"] = false };

        foreach (var part in new[] { "read", "write", "backend" })
            values[part] = new Dictionary<string, object> { ["replicas"] = 0 };

        values["sidecar"] = new Dictionary<string, object> { ["rules"] = new Dictionary<string, object> { ["enabled"] = false } };
        values.MirrorApart(args.Namespace.Cluster.Mirrors, "docker.io/grafana/loki", "loki", "image");
        return values;
    }

    private Dictionary<string, object> Storage(string type)
    {
        var values = new Dictionary<string, object> { ["type"] = type };
        if (bucket is null)
            return values;

        values["bucketNames"] = new Dictionary<string, object> { ["chunks"] = bucket.Bucket, ["ruler"] = bucket.Bucket, ["admin"] = bucket.Bucket };
        var s3 = new Dictionary<string, object> { ["region"] = bucket.Region, ["s3ForcePathStyle"] = bucket.PathStyle };
        if (bucket.Endpoint is { } endpoint)
        {
            s3["endpoint"] = endpoint;
            s3["insecure"] = endpoint.ToOutput().Apply(url => url.StartsWith("http://", StringComparison.Ordinal));
        }

        values["s3"] = s3;
        return values;
    }

    private Dictionary<string, object> Pod()
    {
        var persistence = new Dictionary<string, object> { ["enabled"] = true, ["size"] = args.Storage.OnDisk };
        if ((args.StorageClass ?? args.Namespace.Cluster.StorageClass) is { } storageClass)
            persistence["storageClass"] = storageClass;

        var pod = new Dictionary<string, object> { ["replicas"] = 1, ["sidecar"] = false, ["persistence"] = persistence };
        if (bucket?.Keys is { } keys)
            pod["extraEnv"] = new[] { FromSecret("AWS_ACCESS_KEY_ID", keys, keys.AccessKey), FromSecret("AWS_SECRET_ACCESS_KEY", keys, keys.SecretKey) };

        pod.Give(args.Resources);
        return pod;
    }

    private static Dictionary<string, object> FromSecret(string variable, StoreKeys keys, string key) => new()
    {
        ["name"] = variable,
        ["valueFrom"] = new Dictionary<string, object>
        {
            ["secretKeyRef"] = new Dictionary<string, object> { ["name"] = keys.Secret, ["key"] = key },
        },
    };
}
