namespace Infra.Components.Observability;

/// <summary>What the chart is told.</summary>
internal sealed class StackValues(PrometheusStackArgs args, SecretRef admin, NamespaceRef? nodes)
{
    private const long MiB = 1L << 20;

    // Prometheus wants room beside what it counts: the log of the last hours, and what is being written anew.
    private const int PercentOfVolume = 80;

    private const string OauthSecret = "GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET";

    // The chart's parts, and the images of those that it pulls. It takes registry and repository apart.
    private static readonly (string[] Path, string Image)[] Images =
    [
        (["prometheus", "prometheusSpec", "image"], "quay.io/prometheus/prometheus"),
        (["alertmanager", "alertmanagerSpec", "image"], "quay.io/prometheus/alertmanager"),
        (["prometheusOperator", "image"], "quay.io/prometheus-operator/prometheus-operator"),
        (["prometheusOperator", "prometheusConfigReloader", "image"], "quay.io/prometheus-operator/prometheus-config-reloader"),
        (["prometheusOperator", "admissionWebhooks", "patch", "image"], "ghcr.io/jkroepke/kube-webhook-certgen"),
        (["grafana", "image"], "docker.io/grafana/grafana"),
        (["grafana", "sidecar", "image"], "quay.io/kiwigrid/k8s-sidecar"),
        (["kube-state-metrics", "image"], "registry.k8s.io/kube-state-metrics/kube-state-metrics"),
        (["prometheus-node-exporter", "image"], "quay.io/prometheus/node-exporter"),
    ];

    // Rules of the chart that say what one of ours says.
    private static readonly string[] SaidByOurs =
    [
        "TargetDown", "KubePodCrashLooping", "KubeContainerWaiting", "KubeDeploymentGenerationMismatch", "KubeDeploymentReplicasMismatch",
        "KubeDeploymentRolloutStuck", "KubeStatefulSetGenerationMismatch", "KubeStatefulSetReplicasMismatch",
        "KubeStatefulSetUpdateNotRolledOut", "KubePersistentVolumeFillingUp", "KubePersistentVolumeInodesFillingUp",
    ];

    public Dictionary<string, object> Make()
    {
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = args.Release,
            ["cleanPrometheusOperatorObjectNames"] = true,
            ["crds"] = Enabled(false),
            ["prometheus"] = new Dictionary<string, object> { ["prometheusSpec"] = Prometheus() },
            ["alertmanager"] = new Dictionary<string, object> { ["config"] = args.Delivery.Config(), ["alertmanagerSpec"] = Alertmanager() },
            ["grafana"] = Grafana(),
            ["prometheusOperator"] = Operator(),
            ["kube-state-metrics"] = StateMetrics(),
            ["nodeExporter"] = new Dictionary<string, object> { ["enabled"] = nodes is not null },
        };
        if (nodes is not null)
            values["prometheus-node-exporter"] = NodeExporter(nodes);

        foreach (var part in new[] { "kubeControllerManager", "kubeScheduler", "kubeEtcd", "kubeProxy" })
            values[part] = Enabled(args.ControlPlane);

        if (args.Alerts.Count > 0)
        {
            values["defaultRules"] = new Dictionary<string, object>
            {
                ["disabled"] = SaidByOurs.ToDictionary(rule => rule, _ => (object)true),
            };
        }

        foreach (var (path, image) in Images)
            values.MirrorApart(args.Namespace.Cluster.Mirrors, image, path);

        return values;
    }

    private Dictionary<string, object> Prometheus()
    {
        var spec = new Dictionary<string, object>
        {
            ["replicas"] = args.Replicas,
            ["retention"] = args.Retention,
            ["retentionSize"] = string.Create(CultureInfo.InvariantCulture,
                $"{(long)Components.Resources.Amount(args.VolumeSize) * PercentOfVolume / 100 / MiB}MB"),
            ["scrapeInterval"] = args.Every,
            ["evaluationInterval"] = args.Every,
            ["storageSpec"] = Claim(args.VolumeSize),
            // What is written was acknowledged: a crash loses nothing of it.
            ["walCompression"] = true,
        };
        // Taken is what is in the namespaces, whoever installed it, and not what carries the release's label.
        foreach (var kind in new[] { "serviceMonitor", "podMonitor", "probe", "rule", "scrapeConfig" })
        {
            spec[$"{kind}SelectorNilUsesHelmValues"] = false;
            if (args.Namespaces.Count > 0)
                spec[$"{kind}NamespaceSelector"] = Chosen();
        }

        spec.Give(args.Resources.Prometheus);
        if (args.Replicas > 1)
            spec["podAntiAffinity"] = "hard";

        return spec;
    }

    private Dictionary<string, object> Chosen() => new()
    {
        ["matchExpressions"] = new[]
        {
            new Dictionary<string, object>
            {
                ["key"] = Flow.NamespaceNameLabel,
                ["operator"] = "In",
                ["values"] = Taken().ToArray(),
            },
        },
    };

    private IEnumerable<object> Taken() =>
        [args.Namespace.Name, "kube-system", .. nodes is null ? Array.Empty<object>() : [nodes.Name], .. args.Namespaces.Select(space => space.Name)];

    private Dictionary<string, object> Alertmanager()
    {
        var spec = new Dictionary<string, object> { ["replicas"] = args.Replicas, ["storage"] = Claim("1Gi") };
        spec.Give(args.Resources.Alertmanager);
        var secrets = args.Delivery.Secrets().Select(secret => secret.Name).ToArray<object>();
        if (secrets.Length > 0)
            spec["secrets"] = secrets;

        if (args.Replicas > 1)
            spec["podAntiAffinity"] = "hard";

        return spec;
    }

    private Dictionary<string, object> Claim(string size)
    {
        var spec = new Dictionary<string, object>
        {
            ["accessModes"] = new[] { "ReadWriteOnce" },
            ["resources"] = new Dictionary<string, object> { ["requests"] = new Dictionary<string, object> { ["storage"] = size } },
        };
        if ((args.StorageClass ?? args.Namespace.Cluster.StorageClass) is { } storageClass)
            spec["storageClassName"] = storageClass;

        return new() { ["volumeClaimTemplate"] = new Dictionary<string, object> { ["spec"] = spec } };
    }

    private Dictionary<string, object> Grafana()
    {
        var options = args.Grafana;
        var persistence = new Dictionary<string, object>
        {
            ["enabled"] = true,
            ["size"] = options.VolumeSize,
            ["annotations"] = new Dictionary<string, object> { ["helm.sh/resource-policy"] = "keep" },
        };
        if ((options.StorageClass ?? args.StorageClass ?? args.Namespace.Cluster.StorageClass) is { } storageClass)
            persistence["storageClassName"] = storageClass;

        var sidecar = new Dictionary<string, object>
        {
            // A folder of Grafana is an annotation of the ConfigMap.
            ["dashboards"] = new Dictionary<string, object>
            {
                ["folderAnnotation"] = Board.FolderAnnotation,
                ["provider"] = new Dictionary<string, object> { ["foldersFromFilesStructure"] = true },
            },
        };
        sidecar.Give(args.Resources.GrafanaSidecar);
        var grafana = new Dictionary<string, object>
        {
            ["fullnameOverride"] = StackPods.GrafanaService(args.Release),
            ["admin"] = new Dictionary<string, object> { ["existingSecret"] = admin.Name },
            // Its claim can be mounted by one pod at a time.
            ["deploymentStrategy"] = new Dictionary<string, object> { ["type"] = "Recreate" },
            // It would run as root; the group of the pod owns the volume already.
            ["initChownData"] = Enabled(false),
            ["persistence"] = persistence,
            ["sidecar"] = sidecar,
            ["testFramework"] = Enabled(false),
            ["grafana.ini"] = Settings(),
        };
        if (options.Login is { } login)
        {
            grafana["envValueFrom"] = new Dictionary<string, object>
            {
                [OauthSecret] = new Dictionary<string, object>
                {
                    ["secretKeyRef"] = new Dictionary<string, object> { ["name"] = login.ClientSecret.Secret.Name, ["key"] = login.ClientSecret.Key },
                },
            };
        }

        grafana.Give(args.Resources.Grafana);
        return grafana;
    }

    private Dictionary<string, object> Settings()
    {
        var settings = new Dictionary<string, object>
        {
            ["analytics"] = new Dictionary<string, object>
            {
                ["check_for_updates"] = false,
                ["check_for_plugin_updates"] = false,
                ["reporting_enabled"] = false,
            },
            ["users"] = new Dictionary<string, object> { ["allow_sign_up"] = false },
        };
        if (args.Grafana.Expose is { } host)
        {
            settings["server"] = new Dictionary<string, object> { ["domain"] = host.Host, ["root_url"] = $"https://{host.Host}" };
            settings["security"] = new Dictionary<string, object> { ["cookie_secure"] = true, ["disable_gravatar"] = true };
        }

        if (args.Grafana.Login is { } login)
        {
            settings["auth"] = new Dictionary<string, object>
            {
                ["disable_login_form"] = !args.Grafana.AdminUser,
                // A login that no one changes is that of Keycloak.
                ["oauth_allow_insecure_email_lookup"] = false,
            };
            settings["auth.generic_oauth"] = Oauth(login);
        }

        return settings;
    }

    private static Dictionary<string, object> Oauth(GrafanaLogin login)
    {
        var issuer = $"{login.Realm.Issuer}/protocol/openid-connect";
        // What only servers ask stays inside the cluster: no way out to the gateway and back in is needed.
        var inside = Output.Format($"http://{login.Keycloak.Host}:{login.Keycloak.Port}{new Uri(issuer).AbsolutePath}");
        return new()
        {
            ["enabled"] = true,
            ["name"] = "Keycloak",
            ["allow_sign_up"] = true,
            ["client_id"] = login.ClientId,
            ["scopes"] = "openid profile email",
            ["auth_url"] = $"{issuer}/auth",
            ["token_url"] = Output.Format($"{inside}/token"),
            ["api_url"] = Output.Format($"{inside}/userinfo"),
            ["signout_redirect_url"] = $"{issuer}/logout",
            ["use_pkce"] = true,
            ["login_attribute_path"] = "preferred_username",
            ["groups_attribute_path"] = "groups",
            ["role_attribute_path"] = login.Role(),
            // Who has no role may not log in.
            ["role_attribute_strict"] = true,
            ["allow_assign_grafana_admin"] = login.Administrators.Count > 0,
        };
    }

    private Dictionary<string, object> Operator()
    {
        var values = new Dictionary<string, object>();
        values.Give(args.Resources.Operator);
        return values;
    }

    private Dictionary<string, object> StateMetrics()
    {
        var values = new Dictionary<string, object> { ["fullnameOverride"] = $"{args.Release}-kube-state-metrics" };
        values.Give(args.Resources.StateMetrics);
        return values;
    }

    // It looks at the node itself, which a hardened namespace forbids.
    private Dictionary<string, object> NodeExporter(NamespaceRef space)
    {
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = $"{args.Release}-node-exporter",
            ["namespaceOverride"] = space.Name,
        };
        values.Give(args.Resources.NodeExporter);
        return values;
    }

    private static Dictionary<string, object> Enabled(bool enabled) => new() { ["enabled"] = enabled };
}
