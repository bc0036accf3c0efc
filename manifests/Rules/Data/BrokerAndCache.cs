namespace Infra.Rules.Data;

internal sealed class BrokerAndCache : IRule
{
    private static readonly (string Name, Func<string?, bool> IsOpen, string Instead)[] OpenDoors =
    [
        ("MYSQL_ALLOW_EMPTY_PASSWORD", value => value is not ("0" or "no" or "false" or ""), "MYSQL_ROOT_PASSWORD from a Secret"),
        ("MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", value => value is not ("0" or "no" or "false" or ""), "MARIADB_ROOT_PASSWORD from a Secret"),
        ("ALLOW_EMPTY_PASSWORD", value => value is not ("no" or "false" or ""), "a password from a Secret"),
        ("POSTGRES_HOST_AUTH_METHOD", value => value == "trust", "POSTGRES_PASSWORD from a Secret"),
        ("ALLOW_ANONYMOUS_LOGIN", value => value is not ("no" or "false" or ""), "authentication"),
        ("xpack.security.enabled", value => value == "false", "security left on"),
        ("ME_CONFIG_BASICAUTH", value => value == "false", "authentication"),
    ];

    // Repository and the folder with the data.
    private static readonly (string Repository, string Folder)[] Stateful =
    [
        ("docker.io/library/rabbitmq", "/var/lib/rabbitmq"), ("docker.io/library/elasticsearch", "/usr/share/elasticsearch/data"),
        ("docker.elastic.co/elasticsearch/elasticsearch", "/usr/share/elasticsearch/data"), ("docker.io/library/mysql", "/var/lib/mysql"),
        ("docker.io/library/mariadb", "/var/lib/mysql"), ("docker.io/library/postgres", "/var/lib/postgresql"),
            ("docker.io/library/mongo", "/data/db"),
        ("docker.io/minio/minio", "/data"),
    ];

    public RuleInfo Info { get; } = new("R32", "broker-and-cache", Severity.Warning, "broker or database without a password or a volume")
    {
        ErrorInProduction = true,
        Description = """
            A Redis or Valkey without a password accepts every client that reaches it, and one without a volume at `/data` loses its data
            with the pod: mount one, or say `save ""` where nothing is to be kept. Databases that accept
            an empty password, RabbitMQ clusters of an even number of nodes, and databases and brokers without a volume are found too.
            """,
        Remediation = "Set a password from a Secret and mount a volume, or say that nothing is to be kept.",
        SeeAlso = ["redis.io security", "rabbitmq cluster-operator#609", "Kubescape C-0012"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var container in set.Workloads.SelectMany(workload => workload.Containers))
        {
            foreach (var (variable, path) in container.Tree.Maps("env", container.Path))
            {
                foreach (var (name, isOpen, instead) in OpenDoors)
                {
                    if (variable.Text("name") == name && isOpen(ValueOf(set, container.Workload.Space, variable)))
                    {
                        report.Add(container.Workload.Manifest, path,
                            $"{name} is {ValueOf(set, container.Workload.Space, variable) ?? "set"}", instead,
                            "remove it and set a password");
                    }
                }
            }
        }

        foreach (var image in set.Images.Where(image => !image.Path.Contains("initContainers[", StringComparison.Ordinal)))
            CheckServer(set, image, report);

        foreach (var cluster in set.Of(Groups.RabbitMq, "RabbitmqCluster"))
        {
            if (cluster.Tree.Map("spec").Number("replicas") is > 1 and { } replicas && replicas % 2 == 0)
            {
                report.Add(cluster, "spec.replicas", replicas.ToString(CultureInfo.InvariantCulture), "1, or 3 or more and odd",
                    "with an even number half of the nodes is no majority");
            }
        }
    }

    private static void CheckServer(ManifestSet set, ImageUse image, Report report)
    {
        var end = image.Path.LastIndexOf('.');
        if (end < 0 || NodePath.Nearest(image.On.Tree, image.Path[..end]) is not MapNode tree || tree.Text("image") != image.Reference)
            return;

        // A job, or a pod that runs another command, has the image for its client.
        if (image.On.Id.Kind is "Job" or "CronJob" || (image.On.Id.Kind == "Pod" && tree["command"] is not null))
            return;

        var path = image.Path[..end];
        if (image.Repository is "docker.io/library/redis" or "docker.io/valkey/valkey" or "docker.io/library/valkey")
        {
            CheckRedis(set, image.On, tree, path, report);
            return;
        }

        var words = string.Join(' ', tree.Texts("command").Concat(tree.Texts("args")));
        foreach (var (repository, folder) in Stateful)
        {
            if (image.Repository == repository && !Mounts(tree).Any(mount => words.Contains(mount, StringComparison.Ordinal))
                && !Mounts(tree).Any(mount => folder.StartsWith(mount, StringComparison.Ordinal)
                || mount.StartsWith(folder, StringComparison.Ordinal)))
            {
                report.Add(image.On, path + ".volumeMounts", $"nothing at {folder}", $"a volume at {folder}",
                    "mount one, or exempt it with the reason why nothing is to be kept", Severity.Warning);
            }
        }
    }

    private static void CheckRedis(ManifestSet set, Manifest on, MapNode container, string path, Report report)
    {
        if (container.Text("name") is { } name
            && (name.Contains("exporter", StringComparison.Ordinal) || name.Contains("sentinel", StringComparison.Ordinal)))
        {
            return;
        }

        var words = string.Join(' ', container.Texts("command").Concat(container.Texts("args")));
        if (words.Contains("redis-cli", StringComparison.Ordinal) && !words.Contains("redis-server", StringComparison.Ordinal))
            return;

        var settings = words + "\n" + Configuration(set, on, container, path);
        if (!settings.Contains("requirepass", StringComparison.Ordinal) && !settings.Contains("aclfile", StringComparison.Ordinal)
            && !settings.Contains("--user", StringComparison.Ordinal))
        {
            report.Add(on, path + ".args", words.Length == 0 ? null : words, "a password (requirepass or an ACL file)",
                "set one from a Secret", Severity.Warning);
        }

        if (!settings.Contains("appendonly", StringComparison.Ordinal) && !settings.Contains("save ", StringComparison.Ordinal)
            && !settings.Contains("--save", StringComparison.Ordinal)
            && !Mounts(container).Any(mount => mount.StartsWith("/data", StringComparison.Ordinal)))
        {
            report.Add(on, path + ".args", words.Length == 0 ? null : words, "a word on persistence: appendonly or save",
                "say appendonly yes and mount a volume at /data, or save \"\"", Severity.Warning);
        }
    }

    // The text of the ConfigMaps and Secrets that are mounted beside the server.
    private static string Configuration(ManifestSet set, Manifest on, MapNode container, string path)
    {
        var end = path.LastIndexOf('.');
        var pod = end < 0 ? null : NodePath.Nearest(on.Tree, path[..end]) as MapNode;
        var mounted = container.Maps("volumeMounts").Select(mount => mount.Item.Text("name")).ToHashSet(StringComparer.Ordinal);
        var texts = pod.Maps("volumes").Where(volume => mounted.Contains(volume.Item.Text("name")))
            .Select(volume => volume.Item.TextAt("configMap", "name")).OfType<string>()
            .Select(name => set.Find(Groups.Core, "ConfigMap", on.Space, name, on)?.Tree.Map("data"))
            .SelectMany(data => data?.Entries ?? []).Select(entry => entry.Value.ToString());
        return string.Join('\n', texts);
    }

    private static IEnumerable<string> Mounts(MapNode container) =>
        container.Maps("volumeMounts").Select(mount => mount.Item.Text("mountPath")).OfType<string>();

    private static string? ValueOf(ManifestSet set, string space, MapNode variable)
    {
        if (variable["value"] is ScalarNode value)
            return value.ToString();

        var reference = variable.MapAt("valueFrom", "configMapKeyRef");
        return reference?.Text("name") is { } map && reference.Text("key") is { } key
            ? set.Find(Groups.Core, "ConfigMap", space, map)?.Tree.Map("data")?[key]?.ToString()
            : null;
    }
}
